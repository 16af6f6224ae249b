import { LOCALES } from "#app/_language/locales.ts";
import { visitorLanguage } from "#app/_language/visitor-language.ts";
import { translations } from "#app/_messages/translations.ts";
import { MAP, type Point } from "#core/districts/district";
import { LEVELS } from "#core/districts/publish-level";
import type { CityMap } from "#protocol/api/districts";
import { layOutWindows, middleOf } from "./lay-out-windows";
import "../_house/dusk.css";
import "../_kiosk/town.css";
import "./map.css";

const MONTH = { month: "long", year: "numeric", timeZone: "UTC" } as const;

/** The city's neighbourhoods, with more windows lit where more households computed. */
export async function LightMap({ map }: { map: CityMap }) {
  const [t, language] = await Promise.all([translations("city.map"), visitorLanguage()]);
  const month = new Intl.DateTimeFormat(LOCALES[language], MONTH);
  const { districts } = map;
  return (
    <>
      <p className="pt-1 pb-4 text-soft">
        {map.month === null ? t("notYet") : t("about", { month: month.format(new Date(`${map.month}-01T00:00:00Z`)) })}
      </p>
      <div className="dusk town overflow-hidden rounded">
        <svg
          role="img"
          aria-label={t("picture")}
          viewBox={`0 0 ${MAP.width} ${MAP.height}`}
          className="light-map w-full"
        >
          <defs>
            <radialGradient id="glow">
              <stop offset="0" stopColor="var(--lamp)" stopOpacity="0.5" />
              <stop offset="1" stopColor="var(--lamp)" stopOpacity="0.05" />
            </radialGradient>
          </defs>
          {districts.map(({ id, outline, atLeast }, at) => (
            <Quarter key={id} outline={outline} share={shareOf(atLeast)} wall={at % 3} />
          ))}
          {districts.map(({ id, name, outline }) => {
            const [x, y] = middleOf(outline);
            return (
              <text key={id} x={x} y={y} aria-hidden>
                {name[language]}
              </text>
            );
          })}
        </svg>
      </div>
    </>
  );
}

interface QuarterProps {
  outline: readonly Point[];
  share: number;
  wall: number;
}

function Quarter({ outline, share, wall }: QuarterProps) {
  const { lit, dark } = layOutWindows(outline, share);
  const area = `M${outline.map(([x, y]) => `${x} ${y}`).join("L")}Z`;
  return (
    <g>
      <path d={area} fill={`var(--town-${wall})`} stroke="var(--ground)" strokeWidth={4} strokeLinejoin="round" />
      {share > 0 && <path d={area} fill="url(#glow)" opacity={share} />}
      <path d={dark.map(windowAt).join("")} fill="var(--town-pane)" />
      <path d={lit.map(windowAt).join("")} fill="var(--lamp)" />
    </g>
  );
}

const windowAt = ([x, y]: Point) => `M${Math.round(x) - 2} ${Math.round(y) - 3}h5v6h-5z`;

/** Of its windows: the brightest have all lit. */
const shareOf = (atLeast: CityMap["districts"][number]["atLeast"]): number =>
  atLeast === null ? 0 : (1 + LEVELS.indexOf(atLeast)) / LEVELS.length;
