"""Reading YAML: values with their lines, and every trap closed with a place and a repair."""

from pathlib import Path

import pytest

from bot.content.document import read_document


def write(folder: Path, text: str) -> Path:
    path = folder / "file.yaml"
    path.write_text(text, encoding="utf-8")
    return path


def test_values_know_their_lines(tmp_path: Path) -> None:
    document, problems = read_document(tmp_path, write(tmp_path, "a: 1\nb:\n  - x\n  - y\n"))
    assert problems == []
    assert document is not None
    assert document.data == {"a": 1, "b": ["x", "y"]}
    assert (document.line("b"), document.line("b", 1)) == (2, 4)
    assert document.line("b", 9, "unknown") == 2


@pytest.mark.parametrize("word", ["no", "yes", "on", "off", "y", "n"])
def test_words_of_yaml_1_1_stay_words(tmp_path: Path, word: str) -> None:
    document, _ = read_document(tmp_path, write(tmp_path, f"{word}: {word}\n"))
    assert document is not None
    assert document.data == {word: word}


@pytest.mark.parametrize(
    ("text", "line", "what"),
    [
        ("a: 1\na: 2\n", 2, "twice"),
        ("a: [1\n", 2, "not valid YAML"),
        ("a: !!python/object:os.system x\n", 1, "not data"),
        ("a: &x 1\n<<: *x\n", 2, "merge keys"),
        ("? [1]\n: 2\n", 1, "not a word"),
        ("a: 2026-02-31\n", 1, "no date"),
        ("a: 2026-02-03 10:00:00\n", 1, "hour"),
        ("a: &a [*a]\n", 1, "deeply"),
        ("a: b\n\tc: d", 2, "not valid YAML"),
    ],
)
def test_what_cannot_be_data_is_refused_at_its_line(
    tmp_path: Path, text: str, line: int, what: str
) -> None:
    document, problems = read_document(tmp_path, write(tmp_path, text))
    assert document is None
    assert [(p.line, what in p.what) for p in problems] == [(line, True)], problems


def test_an_alias_bomb_is_refused(tmp_path: Path) -> None:
    rows = ["a0: &a0 [x,x,x,x,x,x,x,x,x,x]"]
    rows += [f"a{n}: &a{n} [{','.join([f'*a{n - 1}'] * 10)}]" for n in range(1, 8)]
    document, problems = read_document(tmp_path, write(tmp_path, "\n".join(rows)))
    assert document is None
    assert "values" in problems[0].what


def test_a_file_that_is_not_utf_8_is_refused_at_its_line(tmp_path: Path) -> None:
    path = tmp_path / "file.yaml"
    path.write_bytes(b"a: 1\nb: " + "é".encode("latin-1"))
    _, problems = read_document(tmp_path, path)
    assert (problems[0].line, problems[0].repair) == (2, "save it with the encoding UTF-8")
