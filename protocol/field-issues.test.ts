import { expect, test } from "vitest";
import { z } from "zod";
import { SaveConnectionInput } from "./api/storage";
import { MakeWebhookInput } from "./api/webhooks";
import { parsePlainly } from "./field-issues";
import { LANGUAGES, type Language } from "./text/language";

const Input = z.strictObject({
  count: z.int().min(2).max(5).optional(),
  name: z.string().min(1).max(3).optional(),
  list: z.array(z.string()).min(2).optional(),
  kind: z.enum(["a", "b"]).optional(),
  either: z.union([z.string().min(9), z.int().min(9)]).optional(),
});

const issuesOf = (schema: z.ZodType, input: unknown, language: Language) => {
  const parsed = parsePlainly(schema, input, language);
  return parsed.kind === "refused" ? parsed.issues.map(({ path, message }) => `${path}: ${message}`) : [];
};

test.each<[unknown, string, string]>([
  [{ count: 1 }, "count: must be 2 or more", "count: doit être de 2 ou plus"],
  [{ count: 1.5 }, "count: must be a whole number", "count: doit être un nombre entier"],
  [{ name: "" }, "name: must not be empty", "name: ne doit pas être vide"],
  [{ name: "four" }, "name: must have at most 3 characters", "name: doit avoir au plus 3 caractères"],
  [{ name: "\0" }, "name: contains an invalid character", "name: contient un caractère qui n’en est pas un"],
  [{ list: ["x"] }, "list: must have at least 2 entries", "list: doit avoir au moins 2 éléments"],
  [{ kind: "c" }, 'kind: must be "a" or "b"', 'kind: doit être "a" ou "b"'],
  [{ naem: "x" }, ': has no field "naem"', ': n’a pas de champ "naem"'],
  [{ either: true }, "either: has none of the forms", "either: n’a aucune des formes"],
])("%j is refused in the language that is asked for", (input, english, french) => {
  expect(issuesOf(Input, input, "en")[0]).toContain(english);
  expect(issuesOf(Input, input, "fr")[0]).toContain(french);
});

test.each(LANGUAGES)(
  "%s: whatever a customer may enter of a bucket or a webhook is refused in one language",
  (language) => {
    const bad = { name: "No", endpoint: "x", region: "!", bucket: "?", prefix: "/", keys: { accessKeyId: " " } };
    const messages = [
      ...issuesOf(SaveConnectionInput, bad, language),
      ...["x", "ftp://x", "https://a:b@x", "https://x#y"].flatMap((url) =>
        issuesOf(MakeWebhookInput, { url }, language),
      ),
    ];
    expect(messages).toHaveLength(11);
    const isFrench = (message: string) => /(doit|employez|contient|manque|une adresse) /.test(`${message} `);
    expect(messages.filter((message) => isFrench(message) !== (language === "fr"))).toEqual([]);
  },
);
