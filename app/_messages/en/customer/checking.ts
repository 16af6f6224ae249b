export const checking = {
  /** After "one result in": 10,000 as it is, a million and more in words. */
  millions: "{count, plural, =1 {a million} other {{millions} million}}",
  once: "Each unit is computed once and accepted as it is: nobody checks it.",
  adaptive:
    "Checked so that at most one result in {oneIn} is wrong, even while one household in {liars} lies for itself in a tenth of its answers or more.",
  sameBytes:
    "Counted once {households, plural, =2 {two} =3 {three} =4 {four} =5 {five} other {#}} different households have returned the same bytes: so checked, at most one result in {oneIn} is wrong, even while one household in {liars} lies.",
  equalAnswers:
    "Counted once {households, plural, =2 {two} =3 {three} =4 {four} =5 {five} other {#}} different households have returned equal answers: so checked, at most one result in {oneIn} is wrong, even while one household in {liars} lies.",
  asJson: {
    absolute:
      "Answers are equal as JSON, with numbers that differ by at most {absolute}. The first of equal ones is the result.",
    relative:
      "Answers are equal as JSON, with numbers that differ by at most {relative} times the larger. The first of equal ones is the result.",
    both: "Answers are equal as JSON, with numbers that differ by at most {absolute} or {relative} times the larger. The first of equal ones is the result.",
  },
  byProgram: "Your own function says which answers are equal. The first of equal ones is the result.",
} as const;
