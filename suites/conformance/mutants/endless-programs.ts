/** Programs that would run for ever, each in a different way, if they were not metered. All export `run`. */
export const ENDLESS_PROGRAMS: Readonly<Record<string, string>> = {
  loop: '(func (export "run") (loop (br 0)))',
  "a loop in a loop": `(func (export "run") (local i32)
    (loop (loop (local.set 0 (i32.add (local.get 0) (i32.const 1))) (br_if 0 (i32.and (local.get 0) (i32.const 7)))) (br 0)))`,
  "a loop by a table of branches": `(func (export "run") (local i32)
    (loop (block (block (br_table 0 1 2 (local.tee 0 (i32.and (i32.add (local.get 0) (i32.const 1)) (i32.const 3)))))
      (br 1)) (br 0)))`,
  recursion: '(func $f (export "run") (call $f) (call $f))',
  "recursion in two": `(func $f (export "run") (call $g) (call $g)) (func $g (call $f) (call $f))`,
  "calls that are last": '(func $f (export "run") (return_call $f))',
  "calls that are last, in two": `(func $f (export "run") (return_call $g)) (func $g (nop) (return_call $f))`,
  "calls that a table leads": `(table 2 funcref) (elem (i32.const 0) $f $g) (type $t (func)) (global $n (mut i32) (i32.const 0))
    (func $f (export "run") (global.set $n (i32.xor (global.get $n) (i32.const 1))) (return_call_indirect (type $t) (global.get $n)))
    (func $g (global.set $n (i32.xor (global.get $n) (i32.const 1))) (call_indirect (type $t) (global.get $n)) (call $f))`,
  "throwing and catching": `(tag $e) (func $throws (throw $e))
    (func (export "run") (loop (try (do (call $throws)) (catch $e (br 1)) (catch_all (br 1)))))`,
  "catching what recursion throws": `(tag $e)
    (func $f (export "run") (try (do (call $f)) (catch_all (call $f))) (throw $e))`,
  "handing on what is thrown": `(tag $e)
    (func (export "run") (loop $l (try $outer (do (try (do (throw $e)) (delegate $outer))) (catch $e (br $l)))))`,
  filling: `(memory 16) (func (export "run") (loop
    (memory.fill (i32.const 0) (i32.const 1) (i32.const 65536)) (memory.copy (i32.const 0) (i32.const 9) (i32.const 4096)) (br 0)))`,
  "growing a table": `(table 1 funcref) (func (export "run") (loop (drop (table.grow (ref.null func) (i32.const 0)))
    (drop (memory.grow (i32.const 0))) (br 0))) (memory 1 2)`,
  "starting for ever": `(func $spin (loop (br 0))) (start $spin) (func (export "run") (call $spin))`,
  "an unpaid way through": `(func (export "run") (local i32) (loop (if (local.get 0) (then (nop) (br 1)) (else (local.set 0 (i32.const 1))))
    (block (br_if 0 (local.get 0)) (nop)) (br 0)))`,
};
