import { numbersIn } from "#app/_language/numbers-in.ts";
import { visitorLanguage } from "#app/_language/visitor-language.ts";
import { translations } from "#app/_messages/translations.ts";
import { HeaderCell } from "#app/_ui/header-cell.tsx";
import { Cell, Row, Table } from "#app/_ui/table.tsx";
import type { Forecast } from "#protocol/api/forecast";

/** The same for each device; what they bring together is less unsure than the sum of these. */
export async function DevicesForecast({ devices }: Pick<Forecast, "devices">) {
  const [t, language] = await Promise.all([translations("forecast"), visitorLanguage()]);
  const { money } = numbersIn(language);
  return (
    <div className="-mx-4 border-line border-t sm:-mx-6">
      <Table
        label={t("devices")}
        head={
          <>
            <HeaderCell>{t("device")}</HeaderCell>
            <HeaderCell numeric>{t("earned")}</HeaderCell>
            <HeaderCell numeric>{t("power")}</HeaderCell>
          </>
        }
      >
        {devices.map(({ deviceId, name, forecast }) => (
          <Row key={deviceId}>
            <Cell heads className="wrap-anywhere">
              {name}
            </Cell>
            {forecast.kind === "likely" ? (
              <>
                <Cell className="text-right">
                  {t("likelyRange", { low: money(forecast.lowNanos), high: money(forecast.highNanos) })}
                </Cell>
                <Cell numeric>{money(forecast.powerNanos)}</Cell>
              </>
            ) : (
              <Cell numeric colSpan={2} className="text-soft">
                {t(forecast.kind === "idle" ? "deviceIdle" : "deviceEarly")}
              </Cell>
            )}
          </Row>
        ))}
      </Table>
    </div>
  );
}
