"""What click says by itself, in French: usage, help, errors of the command line.

click asks ``gettext`` for each of its sentences, and ships no catalogue. Ours is ``MESSAGES``, read in place of the
system's in every module of click, whatever the language of the terminal; a sentence that it lacks stays in English, and
a test that reads click's own sources fails.
"""

import gettext
import sys
from types import ModuleType
from typing import Any

import click

# As click writes it: in French. Two of them: one and several.
MESSAGES = {
    "Usage:": "Usage\u202f:",
    "Options": "Options\u202f",  # click writes the colon
    "Commands": "Commandes\u202f",
    "Positional arguments": "Arguments\u202f",
    "Show this message and exit.": "Affiche cette aide.",
    "Show the version and exit.": "Affiche la version.",
    "%(prog)s, version %(version)s": "%(prog)s, version %(version)s",
    "default: {default}": "défaut : {default}",
    "env var: {var}": "variable : {var}",
    "required": "obligatoire",
    "deprecated": "abandonné",
    "(dynamic)": "(calculé)",
    "DeprecationWarning: The command {name!r} is deprecated.{extra_message}": (
        "La commande « {name} » est abandonnée.{extra_message}"
    ),
    "DeprecationWarning: The {param_type} {name!r} is deprecated.{extra_message}": (
        "« {name} » est abandonné.{extra_message}"
    ),
    "Error: {message}": "Erreur : {message}",
    "Aborted!": "Interrompu.",
    "Try '{command} {option}' for help.": "L’aide : {command} {option}",
    "Missing command.": "Il manque la commande.",
    "Missing argument": "Il manque l’argument",
    "Missing option": "Il manque l’option",
    "Missing parameter": "Il manque le paramètre",
    "Missing parameter: {param_name}": "Il manque le paramètre {param_name}",
    "Missing {param_type}": "Il manque {param_type}",
    "Choose from:\n\t{choices}": "Choisissez parmi :\n\t{choices}",
    "Choice({choices})": "Choix ({choices})",
    "Invalid value: {message}": "Valeur refusée : {message}",
    "Invalid value for {param_hint}: {message}": "Valeur refusée pour {param_hint} : {message}",
    "No such command {name!r}.": "Il n’y a pas de commande « {name} ».",
    "No such option {name!r}.": "Il n’y a pas d’option « {name} ».",
    "Option {name!r} does not take a value.": "L’option « {name} » ne prend pas de valeur.",
    "Argument {name!r} takes {nargs} values.": "L’argument « {name} » prend {nargs} valeurs.",
    "Invalid start character for option ({option})": "Une option ne commence pas ainsi ({option})",
    "Value must be an iterable.": "Il faut plusieurs valeurs.",
    "Could not open file {filename!r}: {message}": "Le fichier « {filename} » ne s’ouvre pas : {message}",
    "unknown error": "erreur inconnue",
    "file": "fichier",
    "directory": "dossier",
    "path": "chemin",
    "{name} {filename!r} does not exist.": "{name} « {filename} » n’existe pas.",
    "{name} {filename!r} is a directory.": "{name} « {filename} » est un dossier.",
    "{name} {filename!r} is a file.": "{name} « {filename} » est un fichier.",
    "{name} {filename!r} is not executable.": "{name} « {filename} » ne s’exécute pas.",
    "{name} {filename!r} is not readable.": "{name} « {filename} » ne peut pas être lu.",
    "{name} {filename!r} is not writable.": "{name} « {filename} » ne peut pas être écrit.",
    "{value!r} is not a valid {number_type}.": "« {value} » n’est pas un nombre de la forme attendue.",
    "{value} is not in the range {range}.": "{value} n’est pas entre les bornes {range}.",
    "{value!r} is not a valid boolean. Recognized values: {states}": "« {value} » n’est ni oui ni non : {states}",
    "{value!r} is not a valid UUID.": "« {value} » n’est pas un identifiant UUID.",
    "Do you want to continue?": "Continuer ?",
    "Confirm the action without prompting.": "Le fait sans demander confirmation.",
    "Repeat for confirmation": "Encore une fois",
    "Error: The two entered values do not match.": "Erreur : les deux valeurs diffèrent.",
    "Error: invalid input": "Erreur : réponse non comprise",
    "Press any key to continue...": "Appuyez sur une touche pour continuer…",
}
PLURALS = {
    "Got unexpected extra argument ({args})": ("Argument de trop ({args})", "Arguments de trop ({args})"),
    "Takes {nargs} values but 1 was given.": (
        "Il faut {nargs} valeurs, une est donnée.",
        "Il faut {nargs} valeurs, {len} sont données.",
    ),
    "Did you mean {possibility}?": ("Vouliez-vous dire {possibility} ?", "(Vouliez-vous dire : {possibilities} ?)"),
    "Option {name!r} requires an argument.": (
        "L’option « {name} » attend une valeur.",
        "L’option « {name} » attend {nargs} valeurs.",
    ),
    "{len_type} values are required, but {len_value} was given.": (
        "Il faut {len_type} valeurs, {len_value} est donnée.",
        "Il faut {len_type} valeurs, {len_value} sont données.",
    ),
    "{value!r} does not match the format {format}.": (
        "« {value} » n’a pas la forme {format}.",
        "« {value} » n’a aucune des formes {formats}.",
    ),
    "{value!r} is not {choice}.": (
        "« {value} » n’est pas {choice}.",
        "« {value} » n’est pas dans la liste : {choices}.",
    ),
}
# What an option waits for, when it does not say it itself.
KINDS: dict[type[click.ParamType[Any]], str] = {
    click.types.StringParamType: "texte",
    click.types.IntParamType: "nombre",
    click.types.IntRange: "nombre",
    click.types.FloatParamType: "nombre",
    click.types.FloatRange: "nombre",
    click.types.BoolParamType: "oui ou non",
    click.types.File: "fichier",
}


def say(message: str) -> str:
    """Return a sentence of click in French."""
    return MESSAGES.get(message, message)


def say_number(one: str, several: str, number: int) -> str:
    """Return a sentence of click in French, for one or for several."""
    french = PLURALS.get(one, (one, several))
    return french[number > 1]


def speak_french() -> None:
    """Have click speak French, from now on, in this process."""
    for module in [one for name, one in sys.modules.items() if name.partition(".")[0] == click.__name__]:
        _translate(module)
    for kind, name in KINDS.items():
        kind.name = name


def _translate(module: ModuleType) -> None:
    for name, function in ((gettext.gettext, say), (gettext.ngettext, say_number)):
        for attribute in [key for key, value in vars(module).items() if value is name]:
            setattr(module, attribute, function)
