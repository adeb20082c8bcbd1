"""How much of a workbook is looked at: enough for 10,000 rows, too little for a bomb."""

GUIDE_SHEET = "Hướng dẫn"
LISTS_SHEET = "Danh mục"
FAULTS_SHEET = "Lỗi cần sửa"
RESULT_SHEET = "Kết quả xét"
PASSED_OVER = (GUIDE_SHEET, LISTS_SHEET, FAULTS_SHEET, RESULT_SHEET)
"""Sheets that the program writes itself and never reads back."""

HISTORY_SHEET = "Quá trình"
"""Read where a list is only put to the law; an import takes the history from what is stored."""

MAX_ROWS = 10_000
"""Rows with content in one import, all sheets together."""

HEAD_ROWS = 20
"""Rows above the first recipient: title, hints, heading."""

LAST_COLUMN = 63
"""The last column that may hold anything, counted from 0: BL."""

EMPTY_ROWS_SEEN = 20_000
"""After so many empty rows below the table nobody reads on."""

MAX_PART = 96 * 1024 * 1024
MAX_UNPACKED = 160 * 1024 * 1024
MAX_ENTRIES = 1_000
MAX_RATIO = 150
RATIO_COUNTS_FROM = 4 * 1024 * 1024
"""A small part may be packed tightly; a large one packed 150 to 1 holds nothing a person wrote."""

CHILD_MEMORY = 300 * 1024 * 1024
CHILD_CPU_SECONDS = 20
CHILD_WALL_SECONDS = 60
CHILD_OUTPUT = 64 * 1024 * 1024
