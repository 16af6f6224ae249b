"use client";

import { Component, type ReactNode } from "react";
import { useLanguage } from "../_language/language-context";
import { LOST_WORDS } from "../_language/lost-words";
import { isOldVersion } from "./is-old-version";

interface OldPartProps {
  children: ReactNode;
  onMissing?: () => void;
}

/**
 * Around what a page loads later. After an update of the site it may be gone: then this says so in its place, and
 * everything else on the page goes on.
 */
export class OldPart extends Component<OldPartProps, { error: unknown }> {
  override state: { error: unknown } = { error: undefined };

  static getDerivedStateFromError(error: unknown) {
    return { error };
  }

  override componentDidCatch(error: unknown) {
    if (isOldVersion(error)) this.props.onMissing?.();
  }

  override render() {
    const { error } = this.state;
    if (error === undefined) return this.props.children;
    if (!isOldVersion(error)) throw error;
    return this.props.onMissing ? null : <Missing />;
  }
}

function Missing() {
  const { old } = LOST_WORDS[useLanguage()];
  return <p className="max-w-56 text-pretty text-13 text-soft">{old.part}</p>;
}
