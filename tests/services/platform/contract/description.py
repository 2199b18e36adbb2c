# SPDX-FileCopyrightText: 2026 The OneWindow authors
# SPDX-License-Identifier: GPL-3.0-or-later

"""openapi.yaml as something to hold answers to, and to make bad requests from."""

import json
import re

import jsonschema
import yaml

METHODS = ("get", "put", "post", "delete", "patch")

# Headers that no answer may lack, and what must be in them.
STANDING_HEADERS = {
    "strict-transport-security": r"max-age=\d+",
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    "content-security-policy": "default-src 'none'",
    "referrer-policy": "no-referrer",
    "cross-origin-resource-policy": "same-origin",
    "onewindow-api-version": r"^1$",
    "request-id": "^[0-9a-f]{16}$",
    "cache-control": ".",
    "date": "GMT$",
}


# What is wrong with all of a request, and not with one field of it.
OF_THE_WHOLE_BODY = ["the body is no JSON object", "is nested too deeply"]


class Operation:
    """One method of one path."""

    def __init__(self, description, path, method, node, shared):
        self.description = description
        self.path = path
        self.method = method.upper()
        self.name = node["operationId"]
        self.node = node
        self.parameters = [description.resolve(p) for p in shared + node.get("parameters", [])]

    @property
    def route(self):
        """As the server's table has it: "POST /v1/windows/*/*"."""
        return self.method + " " + re.sub(r"\{[^}]*\}", "*", self.path)

    def target(self, **values):
        """The path with its parameters filled in; by what is not there where none is given."""
        return re.sub(r"\{([^}]*)\}", lambda match: values.get(match.group(1), "none"), self.path)

    def body_schema(self):
        """The schema of the JSON body; None if there is none."""
        content = self.description.resolve(self.node.get("requestBody", {})).get("content", {})
        schema = content.get("application/json", {}).get("schema")
        return None if schema is None else self.description.resolve(schema)


class Description:
    """The whole file."""

    def __init__(self, path):
        with open(path, encoding="utf-8") as file:
            self.root = yaml.safe_load(file)
        self.resolver = jsonschema.RefResolver.from_schema(self.root)
        self.operations = {}
        for target, item in self.root["paths"].items():
            for method in METHODS:
                if method in item:
                    operation = Operation(self, target, method, item[method],
                                          item.get("parameters", []))
                    if operation.name in self.operations:
                        raise ValueError("operationId comes twice: " + operation.name)
                    self.operations[operation.name] = operation

    def resolve(self, node):
        while "$ref" in node:
            node = self.resolver.resolve(node["$ref"])[1]
        return node

    def is_valid(self, schema, value):
        return self.validator(schema).is_valid(value)

    def validator(self, schema):
        return jsonschema.Draft202012Validator(schema, resolver=self.resolver)

    def check(self, operation, answer):
        """Why the answer is not one the file allows; an empty list if it is."""
        faults = standing_faults(answer)
        responses = operation.node["responses"]
        response = responses.get(str(answer.status))
        if response is None and answer.status >= 400:
            response = responses.get("default")
        if response is None:
            return faults + [f"status {answer.status} is not described"]
        content = self.resolve(response).get("content", {})
        if not content:
            return faults + (["has a body"] if answer.body else [])
        if answer.type not in content:
            return faults + [f"content type {answer.type!r} is not described"]
        schema = content[answer.type]["schema"]
        if answer.type.endswith("json"):
            said = json.loads(answer.body)
            faults += [f"{list(error.absolute_path)}: {error.message}"
                       for error in self.validator(schema).iter_errors(said)]
            faults += [f"{path} is not described" for path in self.unnamed([schema], said)]
        return faults

    def unnamed(self, schemas, value, path="answer"):
        """Where the answer has members that the file does not name. JSON Schema lets them pass
        where nothing is said of others, for readers of later versions; this one names its own."""
        parts = list(self.parts(schemas))
        if isinstance(value, list):
            items = [part["items"] for part in parts if "items" in part]
            for number, one in enumerate(value):
                yield from self.unnamed(items, one, f"{path}[{number}]")
        if not isinstance(value, dict) or not any("properties" in part for part in parts):
            return
        others = [part["additionalProperties"] for part in parts
                  if part.get("additionalProperties", False) is not False]
        for name, one in value.items():
            named = [part["properties"][name] for part in parts
                     if name in part.get("properties", {})]
            if not named and not others:
                yield f"{path}.{name}"
            yield from self.unnamed(named or [other for other in others if other is not True], one,
                                    f"{path}.{name}")

    def parts(self, schemas):
        """What each of them comes to, whichever of its alternatives holds."""
        for schema in schemas:
            schema = self.resolve(schema)
            yield schema
            for word in ("allOf", "anyOf", "oneOf"):
                yield from self.parts(schema.get(word, []))


def standing_faults(answer):
    faults = []
    for name, pattern in STANDING_HEADERS.items():
        if not re.search(pattern, answer.headers.get(name, "")):
            faults.append(f"header {name}: {answer.headers.get(name)!r}")
    if answer.type == "application/problem+json":
        if answer.json["status"] != answer.status:
            faults.append("the problem's status is another")
        if answer.headers.get("cache-control") != "no-store":
            faults.append("a refusal may be stored")
        if answer.status == 429 and "retry-after" not in answer.headers:
            faults.append("no Retry-After")
        if (answer.status == 400 and answer.json["code"] == "BadRequest" and
                "field" not in answer.json and
                answer.json.get("detail") not in OF_THE_WHOLE_BODY):
            faults.append("nothing says which field is wrong")
    return faults


# Texts that were an attack somewhere.
HOSTILE_TEXTS = [
    "'; DROP TABLE ticket; --", "\" OR 1=1 --", "') UNION SELECT * FROM staff --", "%s%n%x",
    "${jndi:ldap://a/b}", "{{7*7}}", "<script>alert(1)</script>", "../../etc/passwd", "a\\u0000b",
    "%00", "%0d%0aSet-Cookie: a=b", "\u202eevil", "\ufffe", "😀" * 8, "-1", "NULL", "true",
]


def sample(schema):
    """Something of the right kind."""
    kind = schema.get("type")
    if kind == "array":
        return []
    if kind in ("integer", "number"):
        return schema.get("minimum", 0)
    if kind == "boolean":
        return False
    if kind == "object":
        return {}
    return schema.get("enum", ["a"])[0]


def bad_bodies(schema, resolve):
    """(what is wrong, bytes, field or None) for an object's schema; every one must be a 400."""
    yield "no JSON", b"a=b", None
    yield "a list", b"[]", None
    yield "a text", b'"a"', None
    yield "null", b"null", None
    yield "cut off", b'{"a":', None
    yield "two values", b"{}{}", None
    yield "a byte order mark in UTF-16", "{}".encode("utf-16"), None
    yield "far too deep", b'{"a":' + b"[" * 3000, None
    yield "unknown member", b'{"zzz":1}', None
    yield "unknown member with a hostile name", b'{"\'; DROP TABLE ticket; --":1}', None
    for name, given in schema.get("properties", {}).items():
        quoted = json.dumps(name).encode()
        given = resolve(given)

        others = {other: sample(resolve(schema["properties"][other]))
                  for other in schema.get("required", []) if other != name}
        rest = json.dumps(others).encode()[1:]

        def member(value, quoted=quoted, rest=rest):
            return b"{" + quoted + b":" + value + (b"," if rest != b"}" else b"") + rest

        yield name + ": too deep", member(b"[" * 8 + b"]" * 8), None
        yield name + ": twice", b"{" + quoted + b":null," + quoted + b":null}", name
        yield name + ": bad UTF-8", member(b'"\xc3\x28"'), None
        yield name + ": a zero byte", member(b'"a\0b"'), None
        yield name + ": huge number", member(b"1e400"), None
        kind = given.get("type")
        if kind == "string":
            for text in (b"1", b"true", b"{}", b"[]", b"1e300", b'"a\\u0000b"', b'"a\\nb"'):
                yield f"{name}: {text.decode()}", member(text), name
            if "maxLength" in given:
                long = b"a" * (given["maxLength"] + 1)
                yield name + ": too long", member(b'"' + long + b'"'), name
        elif kind == "array":
            wrong = [b"1", b'"a"', b"{}", b"[1]", b"[null]", b"[[]]"]
            if resolve(given["items"]).get("type") == "string":
                wrong.append(b'["a",1]')
            for text in wrong:
                yield f"{name}: {text.decode()}", member(text), name
            if "maxItems" in given:
                one = json.dumps(sample(resolve(given["items"]))).encode()
                many = b"[" + b",".join([one] * (given["maxItems"] + 1)) + b"]"
                yield name + ": too many", member(many), name
        elif kind in ("integer", "number"):
            for text in (b'"1"', b"true", b"{}", b"[]", b"1e300", b"-1e300"):
                yield f"{name}: {text.decode()}", member(text), name
        elif kind == "boolean":
            for text in (b'"true"', b"1", b"{}", b"[]"):
                yield f"{name}: {text.decode()}", member(text), name
