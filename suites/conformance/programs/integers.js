export default () => {
  const big = new Fold();
  const numbers = new Numbers(5);
  for (let i = 0; i < 4_000; i++) {
    const a = BigInt(numbers.word()) * BigInt(numbers.word()) ** 3n;
    const b = BigInt(numbers.word() | 1);
    big.text(
      `${a * b} ${a / b} ${a % b} ${a << 7n} ${a >> 5n} ${a & b} ${a ^ b} ${BigInt.asIntN(64, a)} ${BigInt.asUintN(33, a)} ${Number(a)}`,
    );
    big.text(a.toString(2 + (i % 35)));
  }
  const texts = [
    "",
    " ",
    "0x1f",
    "0b101",
    "0o17",
    "1e1000",
    "-0",
    "+5",
    "5px",
    "1_000",
    "Infinity",
    " 12 ",
    "12n",
    ".5",
    "5.",
    "0x",
    "١",
  ];
  return report([
    ["big", big],
    ["parseInt", texts.map((text) => [parseInt(text), parseInt(text, 36), parseInt(text, 2)].join()).join(";")],
    ["Number", texts.map(Number).join()],
    ["parseFloat", texts.map(parseFloat).join()],
    ["BigInt", texts.map((text) => attempt(() => BigInt(text))).join()],
    ["mixed", [1n < 1.5, 2n == "2", 9007199254740993n > 9007199254740992, [3n, 1, 2n, "0"].sort().join()].join()],
  ]);
};
