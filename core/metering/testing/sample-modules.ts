import { body, exported, func, I32, leb, module, name, section, signed, single } from "./assemble";

/** `count(n)`: five instructions for each turn of its loop, one after it. */
export const counting = module(
  section(1, func([I32], [I32])),
  section(3, [0]),
  section(7, exported("count", 0, 0)),
  section(10, body(0x03, 0x40, 0x20, 0, 0x41, 1, 0x6b, 0x22, 0, 0x0d, 0, 0x0b, 0x20, 0)),
);

/** Imports, a table, a memory, globals, a start function, elements, data, calls of every kind, branches, bulk memory. */
export const everything = module(
  section(1, func([], []), func([I32], [I32]), func([I32, I32], [])),
  section(2, [...name("env"), ...name("say"), 0, 1]),
  section(3, [0], [1], [1], [2]),
  section(4, [0x70, 0, 4]),
  section(5, [1, 1, 9]),
  section(6, [I32, 1, 0x41, 5, 0x0b], [0x70, 0, 0xd2, 2, 0x0b]),
  section(7, exported("run", 0, 2), exported("fill", 0, 4), exported("memory", 2, 0), exported("seen", 3, 0)),
  single(8, [1]),
  section(9, [0, 0x41, 0, 0x0b, ...leb(2), 2, 3]),
  single(12, [1]),
  section(
    10,
    body(0x41, 9, 0x24, 0),
    body(
      ...[0x02, 0x40, 0x20, 0, 0x45, 0x0d, 0, 0x20, 0, 0x41, 1, 0x6b, 0x10, 2, 0x1a, 0x0b],
      ...[0x20, 0, 0x04, I32, 0x41, 1, 0x05, 0x41, 2, 0x0b, 0x41, 1, 0x11, 1, 0, 0x10, 0],
    ),
    body(
      0x02,
      0x40,
      0x02,
      0x40,
      0x20,
      0,
      0x0e,
      1,
      0,
      1,
      0x0b,
      0x41,
      ...signed(100),
      0x0f,
      0x0b,
      0x20,
      0,
      0x41,
      3,
      0x6c,
    ),
    body(0x41, 0, 0x20, 0, 0x20, 1, 0xfc, 11, 0, 0x41, 0, 0x41, 0, 0x41, 3, 0xfc, 8, 0, 0),
  ),
  section(11, [1, ...leb(3), 1, 2, 3]),
);

/** `trap()` loops for ever inside a `catch_all` that swallows whatever is thrown. */
export const swallowing = module(
  section(1, func([], [])),
  section(3, [0]),
  section(7, exported("trap", 0, 0)),
  section(10, body(0x03, 0x40, 0x06, 0x40, 0x03, 0x40, 0x0c, 0, 0x0b, 0x19, 0x0b, 0x0c, 0, 0x0b)),
);

/** `deep()` calls itself without end. */
export const recursing = module(
  section(1, func([], [])),
  section(3, [0]),
  section(7, exported("deep", 0, 0)),
  section(10, body(0x10, 0)),
);
