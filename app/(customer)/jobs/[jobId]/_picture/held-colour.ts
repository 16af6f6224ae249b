import type { SkyColours } from "#app/_ui/use-sky-colours.ts";
import { mixColours } from "./colour-ramp";

/** Of a unit that is answered and not confirmed: the tone of the progress bar's waiting part, on a raised card. */
export const heldColour = ({ raised, moon }: SkyColours) => mixColours(raised, moon, 0.5);
