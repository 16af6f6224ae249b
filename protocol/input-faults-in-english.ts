import type { InputFaultWords } from "./input-fault";

const inBraces = (names: readonly string[]) => names.map((name) => `{${name}}`).join(", ");

export const INPUT_FAULTS_IN_ENGLISH: InputFaultWords = {
  "no-character": () => "holds a character that is none (NUL, or half of one)",
  "no-length": () => "holds a length or size that is no number",
  "unseen-characters": () => "holds characters that cannot be seen: type it anew, in letters, digits and signs",
  "no-job-name": () => "give the job a name",
  "job-id": () => "a job id looks like job_0123456789abcdef",
  "blob-name": () => "a blob is named by 64 hexadecimal digits",
  "backward-range": () => "`to` must not be smaller than `from`",
  "until-one-without-group": () => "`untilOne` needs a `group`: how many outputs a unit makes one of",
  "nul-in-argument": () => "an argument cannot hold a NUL",
  dollars: () => 'an amount in dollars, like "2.50"',
  "no-budget": () => "the budget is 0, so nothing could run: set the most that this job may cost",
  "output-called-stdout": () => '"stdout" is how standard output is saved, which comes back by itself',
  "same-output": ({ path }) =>
    `"${path}" is named twice, or differs from another output only in capitals or in how accents are written`,
  "no-tolerance": () => 'say how much numbers may differ: "absolute", "relative" or both',
  "axis-name": () => "name an axis by a letter, then up to 39 letters, digits or underscores: it is a field",
  "no-axis": () => "name at least one axis and its values",
  "too-many-axes": ({ max }) => `a grid may have ${max} axes`,
  "seed-twice": () => "there is an axis called seed already: leave one out",
  "path-backslash": () => "write / between the names of a path, not \\",
  "path-drive": () => "a path must be relative, without a drive such as C:",
  "path-controls": () => "a path may hold no control characters",
  "path-climbs": () => "a path must be relative, like data/in.txt, without . or .. or a leading /",
  "name-ending": ({ name }) => `"${name}" must not end with a dot or a space`,
  "name-reserved": ({ name }) => `"${name}" is a device on Windows, where it cannot be saved: choose another name`,
  "name-too-long": ({ max }) => `a name may have ${max} bytes, and letters beyond ASCII count two to four: shorten it`,
  "object-address": () =>
    "must be like s3://NAME/folder/*.csv, NAME being a connection of yours, or begin with https://",
  "too-many-wildcards": ({ max }) => `may have ${max} wildcards at most`,
  destination: () => "must be like s3://NAME/results/{unit}-{part}, NAME being a connection of yours that may write",
  "destination-field": ({ field, known }) =>
    `{${field}} is not a field of an output's name. There are ${inBraces(known)}; write {{ and }} for plain braces`,
  "destination-shared": () => "must have {unit} or {hash}, or outputs of two units would have one name",
  "destination-slashes": () =>
    "must make a name that neither begins nor ends with a slash, with no empty piece, . or .. in it",
  "connection-name": () => "use small letters, digits and hyphens, such as frames or lab-2",
  endpoint: () => "must be an address such as https://s3.example.org, without a path or a name in it",
  region: () => "must be a region such as us-east-1, ca-central-1 or auto",
  bucket: () => "must be the bucket's name: 2 to 63 letters, digits, dots and hyphens",
  prefix: () => "must be a folder such as in/2026/, without . or .. in it",
  "key-sign": () => "has a space or a sign that no key has: copy it again",
  "url-form": () => "an address looks like https://example.org/hooks",
  "url-scheme": () => "an address begins with https://",
  "url-login": () => "an address holds no name and no password: who calls is told by the signature",
  "url-hash": () => "an address has no part after #",
};
