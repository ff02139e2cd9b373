"""The errors a user may meet; each message is French, names the place and says what to do."""


class MaillageError(Exception):
    """Base of all errors shown to a user; the command line prints the message and exits with 1."""


class InputError(MaillageError):
    """A file cannot be read as a list: nothing of it was written."""

    def __init__(self, problem: str, *, file: str, sheet: str = "", row: int | None = None) -> None:
        place = f"« {file} »"
        if sheet:
            place += f", feuille « {sheet} »"
        if row is not None:
            place += f", ligne {row}"
        super().__init__(f"{place} : {problem}")


class UnknownListError(InputError):
    """A table was read and no loader knows what it is."""


class JudgementError(MaillageError):
    """What a person said means nothing: there is nothing to part or to join, or a reason is missing."""


class StoreError(MaillageError):
    """The graph store cannot be opened, written or read."""


class JournalError(MaillageError):
    """The journal cannot be opened, or is not one of ours."""


class InterruptedMapError(MaillageError):
    """A person stopped the writing of the map; the journal holds all that was done."""

    def __init__(self, run: int) -> None:
        super().__init__(
            f"interrompu avant la fin de la carte ; ce qui a été chargé, jusqu’au n° {run}, est gardé dans le journal. "
            "La prochaine commande finira la carte, ou « maillage rebuild » ; "
            f"« maillage undo {run} » annule le n° {run}."
        )


class QueryError(MaillageError):
    """A named query is unknown, badly declared, or called with the wrong parameters."""


class NotFound(MaillageError):
    """What was asked for is not in the map."""


def in_french(error: OSError) -> str:
    """Say why a file cannot be opened, as the system says it when it is none of the usual reasons."""
    if isinstance(error, FileNotFoundError):
        return "le fichier ou son dossier n’existe pas"
    if isinstance(error, IsADirectoryError):
        return "c’est un dossier"
    return "vous n’en avez pas le droit" if isinstance(error, PermissionError) else str(error.strerror)
