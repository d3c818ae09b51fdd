import { CloseButton, Text, TextInput } from "@mantine/core";
import { Search } from "lucide-react";
import { type FormEvent, type Ref, useState } from "react";
import { useTranslation } from "react-i18next";
import { useLocation } from "wouter";
import { useLanguage } from "../texts/use-language.js";
import { useFindText } from "./find-text.js";
import { packageAddress } from "./package-address.js";
import { recognise } from "./recognise.js";
import classes from "./search-box.module.css";

const HINT = "search-hint";

/** One box for everything somebody on the line may say. It tells what it takes the text for before anything is asked. */
export function SearchBox({ ref }: { ref: Ref<HTMLInputElement> }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const [, goTo] = useLocation();
  const { text: searched, find } = useFindText();
  const [text, setText] = useState(searched);
  const recognised = recognise(text);

  const hint =
    recognised?.kind === "MISTYPED"
      ? recognised.refusal[language]
      : recognised && t(`find.takenFor.${recognised.kind}`);

  function submit(event: FormEvent) {
    event.preventDefault();
    if (!recognised || recognised.kind === "MISTYPED" || recognised.kind === "RECORD") return;
    if (recognised.kind === "ID") return goTo(packageAddress(recognised.id));
    find(text.trim());
    goTo("/");
  }

  function clear() {
    setText("");
    find("");
  }

  return (
    <search className={classes.box}>
      <form onSubmit={submit}>
        <TextInput
          ref={ref}
          aria-label={t("find.label")}
          aria-describedby={HINT}
          placeholder={t("find.placeholder")}
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
          leftSection={<Search size={18} aria-hidden />}
          rightSection={
            text !== "" && <CloseButton size="sm" aria-label={t("find.clear")} onClick={clear} />
          }
          autoComplete="off"
          spellCheck={false}
        />
        <Text id={HINT} size="xs" role="status" className={classes.hint ?? ""}>
          {text.trim() !== searched && hint}
        </Text>
      </form>
    </search>
  );
}
