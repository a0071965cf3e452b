"""Domains: what is official, and what only looks so."""

import pytest

from actions.sign_engine.domains import OfficialDomains, belongs_to, registered_domain

OFFICIAL = OfficialDomains(
    ["anapec.org", "arbeitsagentur.de", "canada.ca", "mohre.gov.ae", "iom.int"],
    ["canada"],
    ["immigration", "visa"],
)


@pytest.mark.parametrize(
    "host",
    [
        "anapec-emploi.com",
        "anapec.org.inscription.com",
        "arbe1tsagentur.de",
        "arbeitsagntur.com",
        "portail-anapec.net",
        "canada-immigration.info",
        "аnapec.com",
        "anapec-maroc.example",
    ],
)
def test_an_imitation_is_recognised(host: str) -> None:
    assert OFFICIAL.imitated_by(host) is not None


@pytest.mark.parametrize(
    "host",
    [
        "anapec.org",
        "www.anapec.org",
        "sub.canada.ca",
        "boulangerie.com",
        "more.at",
        "axiom.com",
        "canada-meubles.com",
        "gmail.com",
        "arbeit.de",
    ],
)
def test_an_official_site_or_another_name_is_left_alone(host: str) -> None:
    assert OFFICIAL.imitated_by(host) is None


def test_a_subdomain_belongs_to_its_domain_but_a_longer_name_does_not() -> None:
    assert belongs_to("jobs.anapec.org", ["anapec.org"])
    assert not belongs_to("anapec.org.evil.com", ["anapec.org"])
    assert not belongs_to("myanapec.org", ["anapec.org"])


def test_the_registered_part_of_a_host() -> None:
    assert registered_domain("www.anapec.org") == "anapec.org"
    assert registered_domain("a.b.gov.ma") in {"b.gov.ma", "gov.ma"}
