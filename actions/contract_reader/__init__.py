"""The contract reader: is a document a contract, what does it say, what does it leave out."""

from actions.contract_reader.model import ESSENTIALS, Contract
from actions.contract_reader.reader import read_contract

__all__ = ["ESSENTIALS", "Contract", "read_contract"]
