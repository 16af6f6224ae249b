import fc from "fast-check";

const SURROGATES = { from: 0xd800, to: 0xdfff };

/** Any one character. fast-check's own arbitrary takes more than a second of CPU time to initialise. */
export const anyCharacter: fc.Arbitrary<string> = fc
  .oneof(fc.integer({ min: 0, max: SURROGATES.from - 1 }), fc.integer({ min: SURROGATES.to + 1, max: 0x10ffff }))
  .map((code) => String.fromCodePoint(code));
