"""Pages to print: the mobility plan and the attestation, as PDF in the person's language."""
