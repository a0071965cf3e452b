"""A trade that people tell of themselves is not the post: "kont khdam f lbni", "j'étais maçon"."""

import re

_EDGE = r"(?<![^\W_])و?"
_WAS = re.compile(
    rf"{_EDGE}(?:kont|kent|knt|kount|kant|kanet|kna|kunt|كنت|كانت|كان|كنا|كانو|"
    r"(?:j'|tu |il |elle |nous )?etai(?:s|t|ent)|etions|(?:j'ai|il a|elle a|ai|a) travaille|"
    r"travaill(?:ais|ait)|(?:i|he|she) was|we were|(?:i|he|she) worked|used to (?:be|work)|"
    r"عملت|اشتغلت|كنت اعمل|كنت اشتغل|khdemt|khdmt|خدمت) "
    r"(?:(?:comme|en tant que|as|ب|ك|b|khdam|khdama|خدام|خدامه|اعمل|اشتغل|nkhdem|كنخدم) ){0,2}"
    r"(?:une? |an? |chi |شي )?[كب]?$"
)
_WORKS = re.compile(
    rf"{_EDGE}(?:ana|rani|rak|raki|rah|raha|rahom|howa|hiya|houma|7na|li|lli|mazal|ba9i|daba|machi|"
    r"ma|makhass|men?|mn li|انا|راني|راك|راه|راها|راهم|هو|هي|هما|حنا|لي|اللي|مازال|باقي|دابا|ماشي|"
    r"ما) $"
)
"""Before "khdam", which is "worker" and "works" in one."""
_BOTH = "unskilled_worker"


def own_work(before: str, trade: str) -> bool:
    """Tell whether somebody says what he does or did, rather than who is wanted.

    Args:
        before: The words right before the trade, folded.
        trade: Its id.
    """
    if _WAS.search(before) is not None:
        return True
    return trade == _BOTH and _WORKS.search(before) is not None
