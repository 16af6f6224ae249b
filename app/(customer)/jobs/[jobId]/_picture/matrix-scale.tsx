import { useTranslations } from "use-intl";
import { rampColour } from "./colour-ramp";

const STEPS = 24;
/** Parts of the scale at which a power of ten is written; a short scale has room for whole ones only. */
const ticksOf = (end: number) => (end >= 4 ? [0, 0.25, 0.5, 0.75, 1] : [0, 1]);

/** What the colours mean: from 1 (by chance) to the smallest value. */
export function MatrixScale({ field, end, ramp }: { field: string; end: number; ramp: readonly string[] }) {
  const t = useTranslations("customer.jobPicture");
  if (ramp.length === 0) return null;
  const stops = Array.from({ length: STEPS + 1 }, (_, at) => rampColour(ramp, 0.08 + (0.92 * at) / STEPS));
  return (
    <div className="max-w-96 text-13 text-soft">
      <div aria-hidden className="h-2 rounded" style={{ background: `linear-gradient(90deg, ${stops.join(", ")})` }} />
      <div aria-hidden className="flex justify-between tabular-nums">
        {ticksOf(end).map((share) => (
          <span key={share}>
            {share === 0 ? (
              "1"
            ) : (
              <>
                10<sup>−{Math.round(share * end)}</sup>
              </>
            )}
          </span>
        ))}
      </div>
      <p>{t("scale", { field })}</p>
    </div>
  );
}
