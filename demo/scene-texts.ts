/** What is said in the scenes of `states.html`. */

export const shortAnswer =
  'Three things:\n\n1. **Room** between what is said.\n2. Words that come when they are ready, and *do not jump*.\n' +
  '3. Nothing that moves for its own sake.\n\nThe rest is silence.\n';

export const thoughts =
  'The visitor asks what makes a chat calm. Room comes to mind first, and then that nothing jumps while it is read. ' +
  'I should answer with few words, because many of them would not be';

export const streamingText =
  'A calm chat leaves **room** between what is said. Words come when they are ready and do not jump while they are read:\n\n' +
  '- no line moves once it is there\n- nothing blinks, and nothing';

export const cutText =
  'A calm chat leaves room between what is said. It shows words when they are ready, it does not jump while they are read, ' +
  'and when an answer gets too long it says so, and in the middle of a sen';

export const longCode = `Lines of code are not wrapped:

\`\`\`ts
export const everySingleNameInThisLineIsLongerThanItWouldHaveToBe = (whatComesIn: readonly string[]): readonly string[] => whatComesIn.map((text) => text.trim());

${Array.from({ length: 14 }, (_, index) => `console.info(everySingleNameInThisLineIsLongerThanItWouldHaveToBe(['line ${index + 1}']));`).join('\n')}
\`\`\`
`;

const columns = [
  'Month',
  'Visitors',
  'Questions',
  'Answers',
  'Stopped',
  'Interrupted',
  'Regenerated',
  'Good answers',
  'Bad answers',
];

export const wideTable = `As a table:

| ${columns.join(' | ')} |
|${'---|'.repeat(columns.length)}
${['January', 'February', 'March', 'April']
  .map(
    (month, row) =>
      `| ${month} | ${columns
        .slice(1)
        .map((_, column) => (row + 3) * 1234 + column * 517)
        .join(' | ')} |`,
  )
  .join('\n')}
`;

export const arabic = {
  heading: 'محادثة',
  question: 'ما الذي يجعل المحادثة هادئة؟',
  answer:
    'ثلاثة أشياء:\n\n1. **مساحة** بين ما يقال.\n2. كلمات تظهر عندما تكون جاهزة.\n3. لا شيء يتحرك بلا سبب.\n\n' +
    '```js\nconst calm = true; // code is left to right\n```\n',
};
