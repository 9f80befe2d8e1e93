# Read by Orca: writes what it says, a line each, into the file that SPOKEN names.
import os

from orca import speech

say, spoken = speech._speak, open(os.environ["SPOKEN"], "a", buffering=1)


def write_and_say(text, *rest):
    spoken.write(" ".join(text.split()) + "\n")
    return say(text, *rest)


speech._speak = write_and_say
