/** Say where the answers are. The sentence at the foot of the drill: always true, never red. */
export function sentence({ waiting, sending, trouble, rejected }) {
  if (waiting === 0) {
    if (rejected.length === 0) return "All answers saved";
    return `${answers(rejected.length)} not taken: ${rejected.at(-1).detail}`;
  }
  if (trouble === "signed out") return `Sign in again to send ${waiting}`;
  if (trouble === "someone else") return `${notSaved(waiting)}: someone else has signed in`;
  if (trouble) return `${notSaved(waiting)}. Keep this page open`;
  return sending ? "Saving…" : notSaved(waiting);
}

const answers = (count) => `${count} ${count === 1 ? "answer" : "answers"}`;
const notSaved = (count) => `${answers(count)} not saved yet`;
