"""How much one file may ask for. A list that people keep is far below; what is above would stop the machine."""

MEBIBYTE = 1 << 20
LARGEST_FILE = 50 * MEBIBYTE
LARGEST_UNPACKED = 400 * MEBIBYTE
LARGEST_TEXT = 200 * MEBIBYTE
"""Text of all cells: one long shared string may be named by each cell of a small workbook."""
MOST_CELLS = 12_000_000
MOST_COLUMNS = 16_384  # as in Excel
HIGHEST_RATIO = 200
"""Unpacked over packed, beyond which an archive is a bomb; a workbook of formatted empty rows stays below."""
SUSPECT_SIZE = 20 * MEBIBYTE
MOST_FILES_IN_ARCHIVE = 200
MEMORY = 1024 * MEBIBYTE
SECONDS = 16
"""Of processor, for the child: others at work on the machine do not make a file too heavy."""
PATIENCE = 60
"""Seconds until the child is no longer waited for: on a loaded machine, its share of the processor is small."""

TOO_HEAVY = (
    "fichier trop lourd pour être lu ({}) ; gardez les seules feuilles et lignes utiles, découpez-le en plusieurs "
    "fichiers, ou enregistrez-le en « CSV UTF-8 »."
)
