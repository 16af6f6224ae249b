import type { Metadata } from "next";
import { LOST_WORDS } from "./_language/lost-words";
import { visitorLanguage } from "./_language/visitor-language";
import { Empty } from "./_ui/empty";
import { LinkButton } from "./_ui/link-button";

export async function generateMetadata(): Promise<Metadata> {
  return { title: LOST_WORDS[await visitorLanguage()].missing.title };
}

export default async function NotFound() {
  const language = await visitorLanguage();
  const { missing, toFront, toJobs } = LOST_WORDS[language];
  return (
    <main id="content" lang={language} className="grid flex-1 place-items-center">
      <Empty
        level={1}
        title={missing.title}
        description={missing.about}
        actions={
          <>
            <LinkButton href="/" tone="primary">
              {toFront}
            </LinkButton>
            <LinkButton href="/jobs">{toJobs}</LinkButton>
          </>
        }
      />
    </main>
  );
}
