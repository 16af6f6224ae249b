import type { House } from "./lay-out-street";

const WALLS = ["var(--wall-0)", "var(--wall-1)", "var(--wall-2)"] as const;

/** Everything of a house but its windows: it never changes while the number of cores does not. */
export function HouseBody({ house, scale }: { house: House; scale: number }) {
  const { x, width, eaves, door, wing, shade } = house;
  return (
    <g>
      {wing && <Wing wing={wing} scale={scale} fill={WALLS[shade === 1 ? 0 : 1]} />}
      <Chimney house={house} scale={scale} />
      <rect x={x} y={eaves} width={width} height={-eaves} fill={WALLS[shade]} />
      <rect x={x} y={-5 * scale} width={width} height={5 * scale} fill="var(--roof)" opacity={0.5} />
      <RoofShape house={house} scale={scale} />
      <g>
        <rect
          x={door.x - 4 * scale}
          y={-3 * scale}
          width={door.width + 8 * scale}
          height={4 * scale}
          fill="var(--trim)"
        />
        <path
          d={`M${door.x} ${-2 * scale}V${-door.height + door.width / 2}a${door.width / 2} ${door.width / 2} 0 0 1 ${door.width} 0V${-2 * scale}Z`}
          fill="var(--door)"
          stroke="var(--trim)"
          strokeWidth={1.6 * scale}
        />
        <circle cx={door.x + door.width * 0.78} cy={-door.height * 0.42} r={1.3 * scale} fill="var(--trim)" />
      </g>
    </g>
  );
}

function RoofShape({ house, scale }: { house: House; scale: number }) {
  const { x, width, eaves, roof, roofHeight } = house;
  const over = 7 * scale;
  const top = eaves - roofHeight;
  const [left, right, middle] = [x - over, x + width + over, x + width / 2];
  switch (roof) {
    case "gable":
      return (
        <>
          <path
            d={`M${x} ${eaves + 1}V${eaves}L${middle} ${top + 3 * scale}L${x + width} ${eaves}v1Z`}
            fill={WALLS[house.shade]}
          />
          <path
            d={`M${left} ${eaves + 3 * scale}L${middle} ${top}L${right} ${eaves + 3 * scale}`}
            fill="none"
            stroke="var(--roof)"
            strokeWidth={7 * scale}
            strokeLinejoin="miter"
          />
        </>
      );
    case "hip":
      return (
        <path
          d={`M${left} ${eaves + 2 * scale}L${x + width * 0.2} ${top}H${x + width * 0.8}L${right} ${eaves + 2 * scale}Z`}
          fill="var(--roof)"
        />
      );
    case "mansard":
      return (
        <path
          d={`M${left} ${eaves + 2 * scale}Q${x + 6 * scale} ${eaves - roofHeight * 0.5} ${x + 9 * scale} ${top}H${x + width - 9 * scale}Q${x + width - 6 * scale} ${eaves - roofHeight * 0.5} ${right} ${eaves + 2 * scale}Z`}
          fill="var(--roof)"
        />
      );
    case "parapet":
      return (
        <path
          d={`M${x - 3 * scale} ${eaves + 3 * scale}V${eaves - 5 * scale}H${x + width * 0.3}L${middle} ${top}L${x + width * 0.7} ${eaves - 5 * scale}H${x + width + 3 * scale}V${eaves + 3 * scale}Z`}
          fill="var(--roof)"
        />
      );
    default:
      throw new Error(`Unhandled roof: ${roof satisfies never}`);
  }
}

function Chimney({ house, scale }: { house: House; scale: number }) {
  const { x, width, eaves, roof, roofHeight } = house;
  const steep = roof === "gable";
  const height = (steep ? roofHeight * 0.86 : roofHeight + 9 * scale) + 2 * scale;
  const left = x + width * (steep ? 0.76 : 0.68);
  return (
    <g fill="var(--roof)">
      <rect x={left} y={eaves - height} width={13 * scale} height={height} />
      <rect x={left - 2 * scale} y={eaves - height - 1 * scale} width={17 * scale} height={4 * scale} />
    </g>
  );
}

function Wing({ wing, scale, fill }: { wing: NonNullable<House["wing"]>; scale: number; fill: string }) {
  const { x, width, eaves } = wing;
  const right = x + width;
  return (
    <g>
      <rect x={x} y={eaves} width={width} height={-eaves} fill={fill} />
      <rect x={x} y={-5 * scale} width={width} height={5 * scale} fill="var(--roof)" opacity={0.5} />
      <path
        d={`M${x} ${eaves - 22 * scale}H${right - 18 * scale}L${right + 7 * scale} ${eaves + 2 * scale}H${x}Z`}
        fill="var(--roof)"
      />
    </g>
  );
}
