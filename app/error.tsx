"use client";

import { useLanguage } from "./_language/language-context";
import { LOST_WORDS } from "./_language/lost-words";
import { Button } from "./_ui/button";
import { Empty } from "./_ui/empty";
import { isOldVersion } from "./_ui/is-old-version";
import { LinkButton } from "./_ui/link-button";
import { Mono } from "./_ui/mono";

export default function PageError({ error, retry }: { error: Error & { digest?: string }; retry: () => void }) {
  const language = useLanguage();
  const { broken, old, toFront } = LOST_WORDS[language];
  if (isOldVersion(error)) {
    return (
      <main id="content" lang={language} className="grid flex-1 place-items-center">
        <Empty
          level={1}
          title={old.title}
          description={old.about}
          actions={
            <Button tone="primary" onClick={() => window.location.reload()}>
              {old.reload}
            </Button>
          }
        />
      </main>
    );
  }
  return (
    <main id="content" lang={language} className="grid flex-1 place-items-center">
      <Empty
        level={1}
        title={broken.title}
        description={
          <>
            {broken.about}{" "}
            {error.digest ? (
              <>
                {broken.tellNumber} <Mono>{error.digest}</Mono>
              </>
            ) : (
              broken.tell
            )}
          </>
        }
        actions={
          <>
            <Button tone="primary" onClick={retry}>
              {broken.again}
            </Button>
            <LinkButton href="/">{toFront}</LinkButton>
          </>
        }
      />
    </main>
  );
}
