import type { Metadata } from "next";
import { BackAndLanguage } from "#app/_language/back-and-language.tsx";
import { visitorLanguage } from "#app/_language/visitor-language.ts";
import { MessageProvider } from "#app/_messages/message-provider.tsx";
import { messagesIn } from "#app/_messages/messages.ts";
import { translations } from "#app/_messages/translations.ts";
import { currentContext } from "#app/_server/context.ts";
import { PageShell } from "#app/_ui/page-shell.tsx";
import { TextLink } from "#app/_ui/text-link.tsx";
import { hasPowerHere } from "#coordinator/api/auth";
import { getBoards } from "#coordinator/api/pride/get-boards";
import { getProfile } from "#coordinator/api/pride/get-profile";
import { siteFacts } from "#coordinator/api/site-facts";
import { BoardCard } from "../_boards/board-card";
import { ProfileCard } from "../_boards/profile-card";

export async function generateMetadata(): Promise<Metadata> {
  const t = await translations("boards");
  return { title: t("title", { city: siteFacts().city }) };
}

/** Who computed most, for everybody and for a screen in the library; and what the visitor wants seen of themselves. */
export default async function BoardsPage() {
  const [t, language, ctx] = await Promise.all([translations("boards"), visitorLanguage(), currentContext()]);
  const [boards, view] = await Promise.all([
    getBoards({ ctx, input: {} }),
    ctx.person ? getProfile({ ctx, input: {} }) : null,
  ]);
  const mayTakeDown = hasPowerHere(ctx, "moderate");
  return (
    <PageShell
      eyebrow={<BackAndLanguage back={t("back")} language={language} />}
      title={t("title", { city: siteFacts().city })}
      lead={t("lead")}
    >
      <MessageProvider messages={{ boards: messagesIn(language).boards }}>
        <div className="grid items-start gap-4 lg:grid-cols-2 lg:gap-6">
          <BoardCard name="week" board={boards.week} mayTakeDown={mayTakeDown} />
          <BoardCard name="all" board={boards.all} mayTakeDown={mayTakeDown} />
          <ProfileCard view={view} />
          <section
            aria-labelledby="method"
            className="flex max-w-160 flex-col gap-2 text-pretty px-4 py-4 text-soft sm:px-6"
          >
            <h2 id="method" className="font-semibold text-18 text-ink">
              {t("method.title")}
            </h2>
            <p>{t("method.verified")}</p>
            <p>{t("method.own")}</p>
            <p>{t("method.time")}</p>
            <p>{t("method.badges")}</p>
            <p>
              {t.rich("method.stats", {
                link: (text) => (
                  <TextLink href="/stats/tables.xml" target="_blank">
                    {text}
                  </TextLink>
                ),
              })}
            </p>
          </section>
        </div>
      </MessageProvider>
    </PageShell>
  );
}
