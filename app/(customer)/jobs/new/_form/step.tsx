import clsx from "clsx";
import { Check } from "lucide-react";
import type { ReactNode } from "react";
import { useTranslations } from "use-intl";

export interface StepProps {
  number: number;
  title: string;
  about: string;
  done: boolean;
  children: ReactNode;
}

/** One of the form's four parts, with a sign that it is complete. */
export function Step({ number, title, about, done, children }: StepProps) {
  const t = useTranslations("customer.newJob.page");
  return (
    <section
      aria-labelledby={`step-${number}`}
      className="min-w-0 rounded border border-line bg-raised p-4 shadow-low sm:p-6"
    >
      <header className="flex items-start gap-3 pb-4">
        <span
          aria-hidden
          className={clsx(
            "mt-px grid size-7 shrink-0 place-items-center rounded-full font-semibold text-13 tabular-nums",
            done ? "bg-verified-wash text-verified-ink" : "bg-line/60 text-ink",
          )}
        >
          {done ? <Check size={16} /> : number}
        </span>
        <div className="min-w-0">
          <h2 id={`step-${number}`} className="font-semibold text-18">
            {t.rich("step", { title, done: String(done), state: (text) => <span className="sr-only">{text}</span> })}
          </h2>
          <p className="text-13 text-soft">{about}</p>
        </div>
      </header>
      <div className="flex flex-col gap-5">{children}</div>
    </section>
  );
}
