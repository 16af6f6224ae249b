const TEXTS = [
  "2020-02-30",
  "2020-01-01",
  "2020-01-01T00:00",
  "2020-01-01T00:00:00.123456Z",
  "2020-1-1",
  "Jan 1 2020",
  "1 January 2020 10:00",
  "Thu, 01 Jan 1970 00:00:00 GMT",
  "Thu Jan 01 1970 00:00:00 GMT+0200 (somewhere)",
  "12/31/1999",
  "2020-01-01T24:00:00Z",
  "2020-01-01 00:00",
  "-000001-01-01",
  "+275760-09-13",
  "tomorrow",
  "",
  "2020",
  "2020-13",
  "1e3",
  "2020-01-01T00:00:00+05:30",
  "2020-01-01T00:00:00,5Z",
  "2020-02-29T12:00:00+0530",
];
const PARTS = [
  "getDate",
  "getDay",
  "getFullYear",
  "getHours",
  "getMilliseconds",
  "getMinutes",
  "getMonth",
  "getSeconds",
  "getTimezoneOffset",
  "getYear",
  "getTime",
];
const WORDS = [
  "toString",
  "toDateString",
  "toTimeString",
  "toISOString",
  "toUTCString",
  "toJSON",
  "toLocaleString",
  "toLocaleDateString",
  "toLocaleTimeString",
];

export default () => {
  const lines = [["now", [Date.now(), new Date().getTime(), +new Date(), performance.now(), Date()].join(";")]];
  for (const text of TEXTS)
    lines.push([`parse ${text}`, [Date.parse(text), attempt(() => new Date(text).toISOString())].join(";")]);
  const numbers = new Numbers(3);
  const fold = new Fold();
  for (let i = 0; i < 3_000; i++) {
    const date = new Date(numbers.between(-8.64e15, 8.64e15));
    for (const part of PARTS) fold.number(date[part]());
    for (const word of WORDS) fold.text(date[word]());
    date.setMonth(numbers.word() % 30);
    date.setHours(numbers.word() % 50, numbers.word() % 100);
    fold.number(date.getTime());
    fold.number(new Date(numbers.word() % 3000, numbers.word() % 20, numbers.word() % 40).getTime());
    fold.number(Date.UTC(numbers.word() % 3000, numbers.word() % 20));
  }
  for (const value of [NaN, 8.64e15 + 1])
    for (const word of WORDS) lines.push([`invalid ${word}`, attempt(() => new Date(value)[word]())]);
  return report([
    ...lines,
    ["all", fold],
    ["hint", attempt(() => new Date(0)[Symbol.toPrimitive]("default"))],
    ["structured", structuredClone(new Date(5)).getTime()],
  ]);
};
