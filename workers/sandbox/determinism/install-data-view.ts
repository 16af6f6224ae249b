import { isNotNumber } from "../lockdown/primordials";
import { defineHidden } from "./define-hidden";

const NAN_32 = 0x7fc00000;
const NAN_64 = 0x7ff8000000000000n;

/** Floats written with a DataView: the standard leaves the bits of a NaN open, here they are canonical. */
export function installDataView() {
  const { prototype } = DataView;
  const { setFloat32, setFloat64, setUint32, setBigUint64 } = prototype;
  defineHidden(prototype, {
    setFloat32(this: DataView, at: number, value: number, isLittle = false): void {
      const number = +value;
      if (isNotNumber(number)) Reflect.apply(setUint32, this, [at, NAN_32, isLittle]);
      else Reflect.apply(setFloat32, this, [at, number, isLittle]);
    },
    setFloat64(this: DataView, at: number, value: number, isLittle = false): void {
      const number = +value;
      if (isNotNumber(number)) Reflect.apply(setBigUint64, this, [at, NAN_64, isLittle]);
      else Reflect.apply(setFloat64, this, [at, number, isLittle]);
    },
  });
}
