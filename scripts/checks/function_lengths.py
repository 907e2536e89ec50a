"""Finds the functions of C++ and TypeScript text and their lengths, by braces.

A block in braces is a function if the words before it hold an argument list and it is none of: namespace, type,
control statement, initialiser. Blocks inside a C++ function belong to it; TypeScript functions are counted at every
depth. Good enough for text that clang-format or prettier laid out.
"""

import re

# Comments, strings and characters are blanked, line breaks kept, so that their braces do not count.
LITERAL = re.compile(
    r"//[^\n]*|/\*.*?\*/"
    r'|R"(?P<mark>[^\s()\\]{0,16})\(.*?\)(?P=mark)"'
    r'|"(?:\\.|[^"\\\n])*"'
    r"|(?<![0-9a-fA-F])'(?:\\.|[^'\\\n])*'"
    r"|`(?:\\.|[^`\\])*`",
    re.DOTALL,
)
SCOPE = re.compile(r"^\s*(inline\s+)?(namespace\b|extern\s*$)|\b(class|struct|union|enum|interface)\s+[\w:<>, ]*[^)]*$")
CONTROL = re.compile(r"^\s*(\}?\s*else\s+)?(if|for|while|switch|catch|do|else|try|finally)\b")


def blanked(text):
    def blank(match):
        return re.sub(r"[^\n]", " ", match.group(0)) if match.group(0)[0] == "/" else '""' + "\n" * match.group(0).count("\n")

    return LITERAL.sub(blank, text)


def without_brackets(head, opening, closing):
    """The head with the contents of balanced brackets taken out."""
    kept = []
    depth = 0
    for character in head:
        if character == closing and depth:
            depth -= 1
        if depth == 0:
            kept.append(character)
        if character == opening:
            depth += 1
    return "".join(kept)


def is_function(head):
    """Whether the words before an opening brace begin a function."""
    head = re.sub(r"operator\s*(\(\)|[=<>!+\-*/%&|^~\[\]]+)", "operator", head)
    head = re.sub(r"^\s*#.*$", "", head, flags=re.MULTILINE)
    flat = without_brackets(head, "(", ")")
    if re.search(r"=>\s*$", flat) or re.search(r"\bfunction\b", flat):
        return True
    flat = re.sub(r"\btemplate\s*<.*?>\s*(?=\w)", "", flat, flags=re.DOTALL)
    if "()" not in flat or SCOPE.search(flat) or CONTROL.search(flat):
        return False
    return "=" not in flat and not re.search(r"\[[^\]]*\]\s*(\(\))?[\w\s:>-]*$", flat) and not flat.rstrip().endswith(("(", ",", "return"))


def name_of(head):
    """A name to call the function in a message."""
    match = re.search(r"([\w:~]+)\s*\(", head) or re.search(r"(\w+)\s*=", head)
    return match.group(1) if match else "function"


def brace_functions(text):
    """(name, first line, number of lines) of every function."""
    text = blanked(text)
    blocks = []
    head_start = 0
    parentheses = 0
    for position, character in enumerate(text):
        if character == "(":
            parentheses += 1
        elif character == ")":
            parentheses -= 1
        elif character == "{":
            head = text[head_start:position]
            attached = position > 0 and (text[position - 1].isalnum() or text[position - 1] in "_>")
            kind = "initialiser" if attached else "function" if is_function(head) else "block"
            blocks.append((kind, head_start, head, parentheses))
            parentheses = 0
            if kind != "initialiser":
                head_start = position + 1
        elif character == "}" and blocks:
            kind, start, head, parentheses = blocks.pop()
            if kind == "function":
                first = start + len(head) - len(head.lstrip())
                yield name_of(head), text.count("\n", 0, first) + 1, text.count("\n", first, position) + 1
            if kind != "initialiser":
                head_start = position + 1
        elif character == ";" and parentheses == 0:
            head_start = position + 1
