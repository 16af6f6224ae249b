import { expect, test } from "vitest";
import { complaintOf } from "./complaint-of";

const TRACEBACK = `loading
Traceback (most recent call last):
  File "main.py", line 9, in run
    return parse("{a")
           ^^^^^^^^^^^
  File "/main.zip/model/parse.py", line 5, in parse
    return json.loads(t)
           ^^^^^^^^^^^^^
  File "<python>/json/decoder.py", line 353, in raw_decode
json.decoder.JSONDecodeError: Expecting value: line 1 column 2 (char 1)
`;

test("of a traceback the last line is said, with the innermost line of the customer's own", () => {
  expect(complaintOf(TRACEBACK)).toEqual({
    said: "json.decoder.JSONDecodeError: Expecting value: line 1 column 2 (char 1)",
    at: { file: "/main.zip/model/parse.py", line: "5" },
  });
  expect(complaintOf("Traceback (most recent call last):\nKeyError: 1\n")).toEqual({ said: "KeyError: 1" });
});

test("of anything else the first line is said", () => {
  expect(complaintOf("\nno such file: a.txt\nusage: …\n")).toEqual({ said: "no such file: a.txt" });
  expect(complaintOf("")).toEqual({ said: "" });
});
