import { Download } from "lucide-react";
import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { monthName } from "#app/_language/month-name.ts";
import { visitorLanguage } from "#app/_language/visitor-language.ts";
import { translations } from "#app/_messages/translations.ts";
import { customerContext } from "#app/_server/context.ts";
import { buttonClass } from "#app/_ui/button-class.ts";
import { Card } from "#app/_ui/card.tsx";
import { Money } from "#app/_ui/money.tsx";
import { PageLink } from "#app/_ui/page-link.tsx";
import { PageShell } from "#app/_ui/page-shell.tsx";
import { PrintButton } from "#app/_ui/print-button.tsx";
import { TextLink } from "#app/_ui/text-link.tsx";
import { getMonth } from "#coordinator/api/account/get-month";
import { siteFacts } from "#coordinator/api/site-facts";
import { API_ROOT } from "#protocol/api/api-root";
import { MonthInput } from "#protocol/api/months";
import { monthBeside } from "#protocol/books/month-beside";
import { tryParse } from "#protocol/try-parse";

import { MonthLines } from "./_month/month-lines";

type Props = { params: Promise<{ month: string }> };

async function titleOf({ params }: Props): Promise<string> {
  const { month } = await params;
  const name = monthName(month, await visitorLanguage());
  return (await translations("customer.months"))("title", { month: name });
}

export async function generateMetadata(props: Props): Promise<Metadata> {
  return tryParse(MonthInput, await props.params).success ? { title: await titleOf(props) } : {};
}

/** A month's statement, made to be printed. */
export default async function MonthPage(props: Props) {
  const { data: input } = tryParse(MonthInput, await props.params);
  if (!input) notFound();
  const ctx = await customerContext(`/account/months/${input.month}`);
  const [statement, t, title] = await Promise.all([
    getMonth({ ctx, input }),
    translations("customer.months"),
    titleOf(props),
  ]);
  const { opening, closing } = statement;
  return (
    <PageShell
      width="reading"
      eyebrow={
        <span className="print:hidden">
          <TextLink href="/account">{t("back")}</TextLink>
        </span>
      }
      title={title}
      lead={t("lead", { city: siteFacts().city, name: ctx.person?.name ?? "", email: ctx.person?.email ?? "" })}
      toolbar={
        <span className="flex flex-wrap gap-2 print:hidden">
          <PrintButton label={t("print")} />
          <a
            href={`${API_ROOT}/account/months/${input.month}/statement.pdf`}
            className={buttonClass("quiet", "medium")}
          >
            <Download aria-hidden size={16} /> {t("pdf")}
          </a>
          <a
            href={`${API_ROOT}/account/months/${input.month}/statement.csv`}
            className={buttonClass("quiet", "medium")}
          >
            <Download aria-hidden size={16} /> {t("csv")}
          </a>
          <PageLink href={`/account/months/${monthBeside(input.month, -1)}`} className={buttonClass("bare", "medium")}>
            {t("before")}
          </PageLink>
          <PageLink href={`/account/months/${monthBeside(input.month, 1)}`} className={buttonClass("bare", "medium")}>
            {t("after")}
          </PageLink>
        </span>
      }
    >
      <Card title={t("lines")} about={t("utc")} flush>
        <MonthLines statement={statement} />
      </Card>
      <p className="pt-4 text-13 text-soft">
        {t.rich("held", {
          before: () => <Money nanos={opening.heldNanos} />,
          after: () => <Money nanos={closing.heldNanos} />,
        })}{" "}
        {t("invoice")} <TextLink href="/payments">{t("toInvoices")}</TextLink>
      </p>
    </PageShell>
  );
}
