import { citing } from "../../../kit/remedies/cite.js";
import { source1015 } from "../../../kit/sources/1015.js";
import { outage1015 } from "../../outages/1015.js";
import { reportIntake1015 } from "../../outages/1015-intake.js";
import { days, hours } from "../formula.js";
import { figuresAbout, quote } from "../published-figure.js";

const cite = citing(source1015);

export const durationFigures = figuresAbout("DURATION", [
  {
    id: "outage-duration",
    title: { ko: "공식 장애 시간", en: "Official length of the outage" },
    unit: "HOURS",
    quoted: quote(127.5, "127시간 30분", "127 h 30 min", cite("WEB", ["W1", "W2"])),
    revisions: [
      quote(
        127.55,
        "127시간 33분",
        "127 h 33 min",
        cite("WEB", ["W21"], { statement: "127 h 33 min, in a court text.", conflict: true }),
      ),
    ],
    check: { formula: hours(outage1015.startedAt, outage1015.endedAt), roundedTo: 0.1 },
    note: {
      ko: "모빌리티는 자체 산정에서 30분 이른 15:00을 시작으로 쓴다.",
      en: "Mobility's own calculations start 30 minutes earlier, at 15:00.",
    },
  },
  {
    id: "report-intake-days",
    title: { ko: "카카오 피해 접수 기간", en: "Length of Kakao's damage intake" },
    unit: "DAYS",
    quoted: quote(19, "19일간", "19 days", cite("WEB", ["W26", "W28"])),
    check: { formula: days(reportIntake1015), roundedTo: 1 },
  },
]);
