/** The order in which things happen, and what the language promises about itself. */
export default async () => {
  const said = [];
  const say = (word) => said.push(word);
  queueMicrotask(() => say("micro"));
  const thenable = {
    then(resolve) {
      say("then");
      resolve(1);
    },
  };
  await Promise.all([
    (async () => {
      await null;
      say("a1");
      await thenable;
      say("a2");
    })(),
    Promise.resolve()
      .then(() => say("p1"))
      .then(() => say("p2")),
    (async () => {
      for await (const x of [1, Promise.resolve(2)]) say(`f${x}`);
    })(),
  ]);
  const proxy = new Proxy(
    { b: 1, a: 2 },
    {
      ownKeys: (target) => (say("keys"), Reflect.ownKeys(target)),
      getOwnPropertyDescriptor: (target, key) => (
        say(`own ${String(key)}`), Reflect.getOwnPropertyDescriptor(target, key)
      ),
      get: (target, key) => (say(`get ${String(key)}`), target[key]),
    },
  );
  ({ ...proxy });
  const weak = new WeakMap([[{}, 1]]);
  class Named {
    static #secret = 1;
    method() {}
    get size() {
      return 1;
    }
    static {
      say("static");
    }
  }
  return report([
    ["said", said.join()],
    [
      "names",
      [
        Named.name,
        (() => {}).name,
        Named.prototype.method.name,
        Object.getOwnPropertyDescriptor(Named.prototype, "size").get.name,
        function () {}.bind().name,
      ].join(),
    ],
    ["members", Reflect.ownKeys(Named.prototype).join()],
    [
      "map",
      [
        ...new Map([
          [NaN, 1],
          [-0, 2],
          [0, 3],
        ]),
      ].join(";"),
    ],
    [
      "source",
      String(function f(a, b) {
        /* kept */ return a;
      }),
    ],
    [
      "tags",
      [
        weak,
        said,
        Named,
        1n,
        null,
        new (class {
          get [Symbol.toStringTag]() {
            return "T";
          }
        })(),
      ]
        .map((value) => Object.prototype.toString.call(value))
        .join(),
    ],
  ]);
};
