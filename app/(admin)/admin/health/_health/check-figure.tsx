import type { ReactNode } from "react";
import { numbersIn } from "#app/_language/numbers-in.ts";
import { visitorLanguage } from "#app/_language/visitor-language.ts";
import { translations } from "#app/_messages/translations.ts";
import { TextLink } from "#app/_ui/text-link.tsx";
import type { HealthRow } from "#protocol/api/health";
import { LIMITS } from "#protocol/limits";

/** What a check measured, in words. */
export async function CheckFigure({ row, now }: { row: HealthRow; now: number }) {
  const t = await translations("admin.health.figures");
  const { ago, bytes, count, duration, moneyTo, share } = numbersIn(await visitorLanguage());
  const took = (ms: number, coordinator: string | null) =>
    t("took", { duration: duration(ms), coordinator: coordinator ?? "" });
  switch (row.check) {
    case "coordinators": {
      const { alive, silent } = row.facts;
      if (silent.length === 0) return t("alive", { alive: count(alive) });
      return t("silent", { alive: count(alive), names: silent.join(", ") });
    }
    case "queue": {
      const { ms, jobId } = row.facts;
      if (ms === null) return t("nothingWaits");
      const job = (words: ReactNode) => <TextLink href={`/jobs/${jobId}`}>{words}</TextLink>;
      return t.rich("waits", { duration: duration(ms), job });
    }
    case "commits":
      return row.facts.ms === null ? t("noCommits") : took(row.facts.ms, row.facts.coordinator);
    case "event-loop":
      return row.facts.ms === null ? t("noReport") : took(row.facts.ms, row.facts.coordinator);
    case "wrong-results": {
      const { compared, outvoted } = row.facts;
      if (compared === 0) return t("noAnswers");
      const said = { compared: count(compared), outvoted: count(outvoted) };
      if (compared < LIMITS.MIN_ANSWERS_COMPARED) return t("fewAnswers", said);
      return t("wrong", { ...said, share: share(outvoted, compared) });
    }
    case "trust":
      return row.facts.mode === null ? t("noReport") : t(`trust.${row.facts.mode}`);
    case "ledger": {
      const { imbalanceNanos } = row.facts;
      if (imbalanceNanos === null) return t("notSummed");
      return imbalanceNanos === 0 ? t("balanced") : t("unbalanced", { amount: moneyTo(imbalanceNanos, 9) });
    }
    case "disk": {
      const { freeBytes, bytes: all, coordinator } = row.facts;
      if (freeBytes === null || all === null) return t("noReport");
      const said = { free: bytes(freeBytes), all: bytes(all), share: share(freeBytes, all) };
      return t("free", { ...said, coordinator: coordinator ?? "" });
    }
    case "backups":
      return row.facts.at === null ? t("noBackup") : t("backedUp", { ago: ago(Date.parse(row.facts.at), now) });
    case "mail": {
      const { isConfigured, failures, sentAt, checkedAt } = row.facts;
      if (!isConfigured) return t("noMail");
      if (failures > 0) return t("mailFails", { count: failures, failures: count(failures) });
      if (sentAt !== null) return t("mailSent", { ago: ago(Date.parse(sentAt), now) });
      return checkedAt === null ? t("mailUntried") : t("mailUnused", { ago: ago(Date.parse(checkedAt), now) });
    }
    case "certificates": {
      const { isServed, host, until, problem } = row.facts;
      if (!isServed) return t("noTls");
      if (host === null) return t("notRead");
      if (problem !== null) return t(problem, { host });
      const left = Date.parse(until ?? "") - now;
      return left > 0 ? t("until", { host, left: duration(left) }) : t("expired", { host });
    }
    case "tariffs": {
      const { tariff, until, hasEnded } = row.facts;
      if (tariff === null) return t("tariffsOpen");
      return hasEnded ? t("tariffEnded", { tariff }) : t("tariffEnds", { tariff, day: until ?? "" });
    }
    default:
      throw new Error(`Unhandled check: ${row satisfies never}`);
  }
}
