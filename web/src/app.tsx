// The frame: name, search, views; one view below.
import { useEffect, useRef } from "preact/hooks";
import { t } from "./i18n";
import { dark, help, places, shortcuts } from "./keys";
import { go, link, route, view } from "./route";
import { language, notice, theme } from "./store";
import { Picker } from "./parts/picker";
import { dossierLink, Title } from "./parts/basic";
import { lazy } from "./parts/lazy";
import Today from "./views/today";
import Timeline from "./views/timeline";
import Happening from "./views/happening";
import type { ComponentType } from "preact";
import type { Words } from "./words.en";

const views: Record<string, ComponentType> = {
  today: Today,
  timeline: Timeline,
  happening: Happening,
  changes: lazy(() => import("./views/changes").then((m) => m.default)),
  upcoming: lazy(() => import("./views/upcoming").then((m) => m.default)),
  read: lazy(() => import("./views/read").then((m) => m.default)),
  article: lazy(() => import("./views/article").then((m) => m.default)),
  who: lazy(() => import("./views/who").then((m) => m.default)),
  dyad: lazy(() => import("./views/dyad").then((m) => m.default)),
  map: lazy(() => import("./views/map").then((m) => m.default)),
  network: lazy(() => import("./views/network").then((m) => m.default)),
  search: lazy(() => import("./views/search").then((m) => m.default)),
  review: lazy(() => import("./views/review").then((m) => m.default)),
  sources: lazy(() => import("./views/sources").then((m) => m.default)),
  watches: lazy(() => import("./views/watches").then((m) => m.default)),
  conflicts: lazy(() => import("./views/conflicts").then((m) => m.default)),
};

const groups: (keyof Words)[][] = [
  ["today", "timeline", "upcoming", "conflicts"],
  ["map", "network", "dyad"],
  ["read", "watches", "review", "sources"],
];
const keyOf = Object.fromEntries(Object.entries(places).map(([key, name]) => [name, key]));

export function App() {
  const { path, query } = route.value;
  const name = view.value;
  const View = views[name];
  const place = path.join("/");
  const arrived = useRef(false);
  useEffect(() => {
    if (!arrived.current) {
      arrived.current = true; // a page that opens keeps its focus where the browser puts it
      return;
    }
    window.scrollTo(0, 0);
    const heading = document.querySelector<HTMLElement>("main h1");
    if (document.activeElement === document.body || document.activeElement?.closest("nav, .bar, main"))
      heading?.focus({ preventScroll: true });
  }, [place]);
  const word = (View ? (name === "who" ? "dossier" : name) : "not_found") as keyof Words;
  useEffect(() => {
    const heading = () =>
      (document.title = `${document.querySelector("main h1")?.textContent || t(word)} · ${t("name")}`);
    heading();
    const watch = new MutationObserver(heading);
    const main = document.querySelector("main");
    if (main) watch.observe(main, { childList: true, subtree: true, characterData: true });
    return () => watch.disconnect();
  }, [place, language.value]);
  return (
    <>
      <a
        class="skip"
        href="#main"
        onClick={(e) => {
          e.preventDefault();
          document.getElementById("main")?.focus();
        }}
      >
        {t("skip")}
      </a>
      <header class="bar">
        <a class="wordmark" href={link(["today"])} aria-label={`${t("name")}, ${t("today")}`}>
          <span lang="hi" class="mark-hi">
            बही
          </span>
          <span lang="en" class="mark-en">
            Bahi
          </span>
        </a>
        <form role="search" class="search-form" onSubmit={(e) => e.preventDefault()}>
          <Picker
            id="search"
            label={t("search_label")}
            placeholder={t("search_hint")}
            value={name === "search" ? (query.get("q") ?? "") : ""}
            onPick={(n) => go(dossierLink(n))}
            onText={(q) => go(link(["search"], { q }))}
          />
        </form>
        <div class="settings">
          <button
            class="button quiet"
            lang={language.value === "hi" ? "en" : "hi"}
            aria-label={t("language_label")}
            onClick={() => (language.value = language.value === "hi" ? "en" : "hi")}
          >
            {t("language")}
          </button>
          <button
            class="button quiet icon"
            aria-label={dark() ? t("theme_light") : t("theme_dark")}
            title={dark() ? t("theme_light") : t("theme_dark")}
            onClick={() => (theme.value = dark() ? "light" : "dark")}
          >
            <svg viewBox="0 0 16 16" width="16" height="16" aria-hidden="true">
              <circle cx="8" cy="8" r="6.2" class="ring" />
              <path d="M8 1.8a6.2 6.2 0 0 1 0 12.4z" class="fill" />
            </svg>
          </button>
          <button
            class="button quiet icon"
            aria-label={t("keys_title")}
            title={`${t("keys_title")} (?)`}
            onClick={() => (help.value = true)}
          >
            ?
          </button>
        </div>
      </header>
      <nav class="rail" aria-label={t("views")}>
        {groups.map((group, i) => (
          <ul key={i}>
            {group.map((item) => (
              <li key={item}>
                <a
                  href={link([item])}
                  aria-current={
                    name === item ||
                    (item === "timeline" && name === "happening") ||
                    (item === "today" && name === "changes") ||
                    (item === "sources" && name === "article")
                      ? "page"
                      : undefined
                  }
                >
                  <span>{t(item)}</span>
                  {shortcuts.value && <kbd aria-hidden="true">{keyOf[item]}</kbd>}
                </a>
              </li>
            ))}
          </ul>
        ))}
      </nav>
      <main id="main" tabIndex={-1} class={`view v-${name}`}>
        {View ? <View key={name} /> : <Title>{t("not_found")}</Title>}
      </main>
      <p class={notice.value ? "toast" : "toast gone"} role="status">
        {notice.value}
      </p>
      {help.value && <Keys />}
    </>
  );
}

function Keys() {
  useEffect(() => {
    const dialog = document.querySelector<HTMLDialogElement>("dialog.keys");
    dialog?.showModal();
  }, []);
  const rows: [string, string][] = [
    ["/", t("key_search")],
    ["j k", t("key_list")],
    ["Enter", t("key_open")],
    ["T", t("key_theme")],
    ["L", t("key_language")],
    ["y n s", t("key_review")],
    ["1 2", t("key_review_side")],
    ["Esc", t("key_escape")],
    ["?", t("key_help")],
  ];
  return (
    <dialog class="keys" aria-labelledby="keys-title" onClose={() => (help.value = false)}>
      <h2 id="keys-title">{t("keys_title")}</h2>
      <dl>
        {rows.map(([key, what]) => (
          <div key={key}>
            <dt>
              {key.split(" ").map((k) => (
                <kbd key={k}>{k}</kbd>
              ))}
            </dt>
            <dd>{what}</dd>
          </div>
        ))}
        {Object.entries(places).map(([key, name]) => (
          <div key={key}>
            <dt>
              <kbd>g</kbd>
              <kbd>{key}</kbd>
            </dt>
            <dd>{t(name as keyof Words)}</dd>
          </div>
        ))}
      </dl>
      <p>
        <label>
          <input
            type="checkbox"
            checked={shortcuts.value}
            onChange={(e) => (shortcuts.value = e.currentTarget.checked)}
          />{" "}
          {t("keys")}
        </label>
      </p>
      <form method="dialog">
        <button class="button" autoFocus>
          {t("close")}
        </button>
      </form>
    </dialog>
  );
}
