"""One HTML page for a report: tables, and confusions as a heat map. No script, no network."""

from collections.abc import Iterable, Sequence

from jinja2 import Environment

_PAGE = """<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>{{ title }}</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<style>
 body { font: 15px/1.5 system-ui, sans-serif; margin: 2rem auto; max-width: 75rem; padding: 0 1rem;
   color: #1c2430; background: #fff }
 h1, h2 { line-height: 1.2 } table { border-collapse: collapse; margin: 1rem 0 }
 th, td { padding: .2rem .6rem; text-align: right; border-bottom: 1px solid #dde3ea }
 th:first-child, td:first-child { text-align: left }
 .heat { overflow-x: auto } .heat td, .heat th { padding: 0 .3rem; font-size: 12px; border: 0 }
 .heat thead th { writing-mode: vertical-rl; text-align: left; font-weight: 400 }
 .heat td { min-width: 1.4rem; text-align: center }
 .bad { color: #a4161a } bdi { unicode-bidi: isolate }
</style></head><body>
<h1>{{ title }}</h1>
{% for heading, head, rows in tables %}
<h2>{{ heading }}</h2>
<table><thead><tr>{% for cell in head %}<th scope="col">{{ cell }}</th>{% endfor %}</tr></thead>
<tbody>{% for row in rows %}<tr>{% for cell in row %}<td><bdi>{{ cell }}</bdi></td>{% endfor %}</tr>
{% endfor %}</tbody></table>
{% endfor %}
{% if names %}
<h2>Confusion: meant (row) against understood (column)</h2>
<div class="heat"><table><thead><tr><th></th>{% for name in columns %}
<th scope="col">{{ name }}</th>{% endfor %}</tr></thead><tbody>
{% for name in names %}<tr><th scope="row">{{ name }}</th>{% for column in columns %}
{% set count = cells.get((name, column), 0) %}
<td title="{{ name }} → {{ column }}: {{ count }}"
 style="background: {{ colour(name, column, count) }}">{{ count or "" }}</td>{% endfor %}</tr>
{% endfor %}</tbody></table></div>
{% endif %}
</body></html>
"""
_STRONGEST = 5
"""A cell of so many messages has the full colour."""

Table = tuple[str, Sequence[str], Iterable[Sequence[object]]]


def _colour(row: str, column: str, count: int) -> str:
    if not count:
        return "transparent"
    strength = min(count / _STRONGEST, 1.0)
    hue = "42, 120, 92" if row == column else "190, 40, 40"
    return f"rgba({hue}, {0.15 + 0.7 * strength:.2f})"


def html_page(
    title: str, tables: Iterable[Table], cells: dict[tuple[str, str], int] | None = None
) -> str:
    """Return the page; `cells` counts (meant, understood) for the heat map."""
    counted = cells or {}
    names = sorted({row for row, _ in counted})
    columns = sorted({column for _, column in counted} | set(names))
    template = Environment(autoescape=True).from_string(_PAGE)
    return template.render(
        title=title,
        tables=list(tables),
        cells=counted,
        names=names,
        columns=columns,
        colour=_colour,
    )
