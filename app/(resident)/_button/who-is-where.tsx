import { ArrowDown, ArrowUp, type LucideIcon } from "lucide-react";
import type { ReactNode } from "react";
import { translations } from "#app/_messages/translations.ts";

/** Three places, the last one inside the second, and all that passes between them. */
export async function WhoIsWhere({ host }: { host: string }) {
  const t = await translations("button.picture");
  return (
    <section aria-label={t("title")}>
      <Place title={t("page.title")} text={t("page.text")} />
      <Passes down={t("fromPage")} up={t("toPage")} />
      <Place title={t("window.title")} text={t("window.text", { host })} address={host}>
        <Passes down={t("toBox")} up={t("fromBox")} />
        <Place title={t("box.title")} text={t("box.text")} isSealed />
      </Place>
    </section>
  );
}

interface PlaceProps {
  title: string;
  text: string;
  /** Of a window: what its address bar shows. */
  address?: string;
  isSealed?: boolean;
  children?: ReactNode;
}

const Place = ({ title, text, address, isSealed = false, children }: PlaceProps) => (
  <div
    className={
      isSealed
        ? "rounded border-2 border-edge border-dashed bg-sunken"
        : "overflow-hidden rounded border border-line bg-raised shadow-low"
    }
  >
    {address !== undefined && (
      <p aria-hidden className="flex items-center gap-3 border-line border-b bg-sunken px-4 py-2 text-13 sm:px-6">
        <span className="size-2.5 shrink-0 rounded-full border border-edge" />
        <span className="min-w-0 grow truncate rounded bg-raised px-3 font-mono text-soft">{address}</span>
      </p>
    )}
    <div className="px-4 py-4 sm:px-6">
      <h2 className="font-semibold text-18">{title}</h2>
      <p className="text-pretty text-soft">{text}</p>
      {children}
    </div>
  </div>
);

const Passes = ({ down, up }: { down: string; up: string }) => (
  <ul className="flex flex-col gap-1 py-3 pl-4 text-13 text-soft">
    <Passing icon={ArrowDown} what={down} />
    <Passing icon={ArrowUp} what={up} />
  </ul>
);

const Passing = ({ icon: Icon, what }: { icon: LucideIcon; what: string }) => (
  <li className="flex items-start gap-2">
    <Icon aria-hidden size={16} className="mt-0.5 shrink-0" />
    <span>{what}</span>
  </li>
);
