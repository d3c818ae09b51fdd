import { Alert, type CSSVariablesResolver, createTheme } from "@mantine/core";

/** Hangul in the bundled font, whatever the machine has. */
const FONTS = '"Noto Sans KR Variable", system-ui, sans-serif';

export const theme = createTheme({
  fontFamily: FONTS,
  headings: { fontFamily: FONTS, fontWeight: "650" },
  primaryColor: "indigo",
  primaryShade: { light: 7, dark: 8 },
  autoContrast: true,
  // The components give a title the colour of its sort, which is too pale on the background of the same sort.
  components: {
    Alert: Alert.extend({ styles: { title: { color: "var(--mantine-color-text)" } } }),
  },
  defaultRadius: "md",
  cursorType: "pointer",
  respectReducedMotion: true,
});

/** Secondary text in a grey that can be read: the components' own has a contrast of 3.3 where 4.5 is due. */
export const cssVariables: CSSVariablesResolver = () => ({
  variables: {},
  light: { "--mantine-color-dimmed": "#4b5563" },
  dark: { "--mantine-color-dimmed": "#b3bac5" },
});
