import { directoryPeople } from "./directory-people.js";
import { entertainmentPeople } from "./entertainment-people.js";
import { gamesPeople } from "./games-people.js";
import { mobilityPeople } from "./mobility-people.js";
import { payPeople } from "./pay-people.js";
import type { RowsOf } from "./table-rows.js";
import { talkPeople } from "./talk-people.js";

const PEOPLE: Readonly<Record<string, RowsOf>> = {
  directory: directoryPeople,
  talk: talkPeople,
  mobility: mobilityPeople,
  games: gamesPeople,
  entertainment: entertainmentPeople,
  pay: payPeople,
};

/** What a subgraph keeps of people. @throws Error for one that was registered and has no part here */
export function peopleOf(subgraph: string): RowsOf {
  const rows = PEOPLE[subgraph];
  if (!rows) throw new Error(`${subgraph} needs its part of the people that the bench grows by`);
  return rows;
}
