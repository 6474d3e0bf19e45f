# ruff: noqa: E501 - tables
"""Forms of the kinds that XLSForm's own tools are tried with, in words of ours, cell by cell.

Each has its sheets and what must be named of it: code, sheet, row, column.
"""

from __future__ import annotations

from typing import Final

EXAMPLES: Final = {
    "a group, a single colon before the language, a type that is none": (
        {"survey": """
            type         | name    | label:English (en)
            text         | surname | Surname
            begin group  | mentor  | The mentor
            telephone    | phone   | Phone of the mentor
            integer      | years   | Years of work
            end group    |         |
        """},
        [("form_unknown_type", "survey", 4, "A")],
    ),
    "a loop over choices": (
        {"survey": """
            type                                            | name  | label:english
            select all that apply from rooms or specify other | have | Which rooms are there?
            begin loop over rooms                           | each  |
            integer                                         | many  | How many %(label)s are there?
            end loop                                        |       |
         """,
         "choices": """
            list name | name    | label:english
            rooms     | library | Library
            rooms     | lab     | Laboratory
         """},
        [("form_unknown_type", "survey", 3, "A"), ("form_unknown_type", "survey", 5, "A")],
    ),
    "capital letters everywhere and sheets of other programs": (
        {"SURVEY": """
            TYPE                   | NAME | LABEL::EN   | CHOICE_FILTER
            select_one c1          | q1   | In order?   |
            select_one_external c1 | q2   | Which place? | YES=${q1}
            osm c1                 | q3   | Where exactly? |
         """,
         "CHOICES": "LIST_NAME | NAME | LABEL::EN\nc1 | a | A\nc1 | b | B",
         "SETTINGS": "FORM_TITLE | FORM_ID | DEFAULT_LANGUAGE\nOrder | Order | EN",
         "EXTERNAL_CHOICES": "LIST_NAME | NAME | LABEL | YES\nc1 | a | A | yes",
         "ENTITIES": "DATASET | LABEL\ne | l",
         "OSM": "LIST_NAME | NAME | LABEL\nc1 | a | A"},
        [("form_kept", "survey", 3, "A"), ("form_kept", "survey", 4, "A"),
         *(("form_sheet_unused", name, 1, "A") for name in ("EXTERNAL_CHOICES", "ENTITIES", "OSM"))],
    ),
    "an answer not in the list": (
        {"survey": "type | name | label:English\nselect one from ways or specify other | w | How?",
         "choices": "list name | name | label:English\nways | bus | By bus\nways | foot | On foot"},
        [],
    ),
    "a form inside a form": (
        {"survey": "type | name | label::English (en)\ntext | n | Name\ninclude | other | Other"},
        [("form_unknown_type", "survey", 3, "A")],
    ),
    "a table of choices": (
        {"survey": """
            type             | name | label    | hint       | appearance
            begin_group      | t    | Practice |            | table-list minimal
            select_one yesno | t1   | Planning | first row  |
            select_one yesno | t2   | Review   |            |
            end_group        |      |          |            |
         """,
         "choices": "list_name | name | label\nyesno | yes | Yes\nyesno | no | No"},
        [],
    ),
    "repeats: counted, by an answer, without end, with answers from outside": (
        {"survey": """
            type         | name  | label      | repeat_count | calculation        | relevant
            integer      | n     | How many?  |              |                    |
            begin repeat | r     | Each       | ${n}         |                    |
            text         | who   | Who?       |              |                    |
            calculate    | at    |            |              | position(..)       |
            calculate    | first |            |              | indexed-repeat(${who}, ${r}, 1) |
            end repeat   |       |            |              |                    |
            begin repeat | s     | As wanted  | 3            |                    | ${n} > 1
            text         | what  | What?      |              |                    |
            end repeat   |       |            |              |                    |
            calculate    | all   |            |              | join(', ', ${who}) |
         """},
        [("expression_unknown_function", "survey", 6, "E")],
    ),
    "choices filtered step by step": (
        {"survey": """
            type            | name   | label     | choice_filter
            select_one area | area   | Region?   |
            select_one town | town   | District? | area=${area}
            select_one town | other  | Another?  | area=${area} and name != ${town}
         """,
         "choices": """
            list_name | name | label  | area
            area      | n    | North  |
            area      | s    | South  |
            town      | n1   | First  | n
            town      | s1   | Second | s
         """},
        [],
    ),
    "metadata, media, places, codes and files": (
        {"survey": """
            type         | name  | label   | media::image | parameters       | default
            start        | begun |         |              |                  |
            end          | ended |         |              |                  |
            deviceid     | pc    |         |              |                  |
            audit        | audit |         |              | track-changes=true |
            image        | photo | Photo   | a.png        | max-pixels=640   |
            audio        | voice | Voice   |              | quality=low      |
            geopoint     | place | Place   |              |                  |
            barcode      | code  | Code    |              |                  |
            file         | paper | Paper   |              |                  |
            xml-external | list  |         |              |                  |
            select_one_from_file list.csv | one | One | |                    |
            background-audio | back |      |              |                  |
            text         | last  | Again?  |              |                  | ${last-saved#last}
         """},
        [*(("form_kept", "survey", row, "A") for row in (6, 7, 8, 9, 10, 11, 12, 13)),
         ("form_column_unused", "survey", 1, "D"), ("expression_unreadable", "survey", 14, "F")],
    ),
    "scales, order, consent, dates, and rules of every kind": (
        {"survey": """
            type        | name | label | parameters | constraint | required | relevant | appearance | trigger | read_only
            range       | r1   | Mark  | start=0 end=1 step=0.1 | | | | rating | |
            rank ways   | o    | Order |                     |                   | yes      |          |            |         |
            acknowledge | ok   | Agree |                     |                   | true()   |          |            |         |
            date        | d    | Day   |                     | . <= today()      |          |          | month-year |         |
            dateTime    | dt   | When  |                     |                   |          |          |            |         |
            time        | t    | Time  |                     |                   |          |          |            |         |
            select_multiple ways | m | Which | randomize=true | count-selected(.) <= 2 |   | selected(${o}, 'a') |  |        |
            text        | e    | Mail  |                     | regex(., '[^@]+@[^@]+') |    | string-length(${e2}) > 0 |  |     |
            text        | e2   | Again |                     | . = ${e}          |          |          | multiline  |         | yes
            calculate   | c    |       |                     |                   |          |          |            | ${d}    |
            hidden      | h    |       |                     |                   |          |          |            |         |
         """,
         "choices": "list_name | name | label\nways | a | A\nways | b | B\nways | c | C"},
        [("form_column_unused", "survey", 1, "I"), ("form_parameter_unused", "survey", 8, "D"),
         ("form_calculation_missing", "survey", 11, "A")],
    ),
    "paths, instances, and functions that are not known here": (
        {"survey": """
            type      | name | label | relevant               | calculation
            text      | a    | A     | ../b = 1               |
            text      | b    | B     | instance('x')/root/item[name=1]/label = 2 |
            calculate | c    |       |                        | pulldata('f', 'a', 'b', ${a})
            calculate | d    |       |                        | /data/a
            calculate | e    |       |                        | once(uuid())
            calculate | f    |       |                        | ${b}[1]
         """},
        [("expression_unsupported", "survey", 2, "D"),
         ("expression_unknown_function", "survey", 3, "D"),
         ("expression_unknown_function", "survey", 4, "E"),
         ("expression_unsupported", "survey", 5, "E"),
         ("expression_unknown_function", "survey", 6, "E"),
         ("expression_unsupported", "survey", 7, "E")],
    ),
    "three languages, each with gaps, guidance and messages": (
        {"survey": """
            type | name | label::Қазақша (kk) | label::Русский (ru) | hint::Қазақша (kk) | guidance_hint::Қазақша (kk) | constraint_message::Русский (ru) | constraint
            text | a    | Аты                 |                     | Толық              | Қағазда          | Коротко                          | string-length(.) > 2
            note | n    |                     | Спасибо             |                    |                  |                                  |
         """,
         "settings": "form_title | form_id | version | default_language | style | instance_name\nС | s | 1 | Қазақша (kk) | pages | concat(${a})"},
        [("form_untranslated", "survey", 2, "D"), ("form_untranslated", "survey", 3, "C"),
         ("form_column_unused", "settings", 1, "E"), ("form_column_unused", "settings", 1, "F")],
    ),
    "names used twice, lists that are missing, groups left open": (
        {"survey": """
            type           | name | label
            text           | a    | A
            text           | a    | B
            select_one no  | c    | C
            end group      |      |
            begin group    | g    | G
            text           | 1x   | X
         """,
         "choices": "list_name | name | label\nyn | 1 | A\nyn | 1 | B"},
        [("form_name_twice", "survey", 2, "B"), ("form_name_twice", "survey", 3, "B"),
         ("form_unknown_list", "survey", 4, "A"), ("form_end_without_begin", "survey", 5, "A"),
         ("form_begin_without_end", "survey", 6, "A"), ("form_name_wrong", "survey", 7, "B"),
         ("form_choice_twice", "choices", 3, "B")],
    ),
    "columns for other programs": (
        {"survey": """
            type | name | label | bind::odk:length | body::accuracyThreshold | save_to | instance::odk:tag | sms_field
            text | a    | A     | 5                | 10                      | prop    | x                 | f
         """,
         "entities": "list_name | label\npeople | ${a}",
         "_notes": "note\nour own sheet"},
        [*(("form_column_unused", "survey", 1, column) for column in "DEFGH"),
         ("form_sheet_unused", "entities", 1, "A")],
    ),
}  # fmt: skip
