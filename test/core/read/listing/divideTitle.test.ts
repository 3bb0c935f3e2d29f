import assert from 'node:assert/strict';
import { divideTitle, sureMargin } from '../../../../src/core/read/listing/divideTitle';
import { type Evidence, wordsOf } from '../../../../src/core/read/listing/evidence';

describe('divideTitle', () => {
  const nothing: Evidence = { names: new Set(), firstWords: new Set(), vocabulary: new Set() };
  const divide = (line: string, abstract = '', evidence: Evidence = nothing) =>
    divideTitle(line.replace('|', ''), { ...evidence, abstract: wordsOf(abstract) });
  const surely: readonly string[] = [
    'Attention is all you need|Ashish Vaswani, Noam Shazeer, Niki Parmar et al.',
    'How necessary is recognition for control?|Marcin Moczulski, Kelvin Xu, Aaron Courville et al.',
    'or "What do I need to say so you agree 2+2=5?|C. Daniel Freeman, Laura Culp, Aaron Parisi et al.',
    'Show, Attend and Tell: Caption Generation|Kelvin Xu, Jimmy Ba, Ryan Kiros et al.',
    'PaLM 2 Technical Report|Rohan Anil, Andrew M. Dai, Orhan Firat et al.',
    'A Python framework for expressions|The Theano Development Team, Rami Al-Rfou, Guillaume Alain et al.',
    'GPT-4 Technical Report|OpenAI, Josh Achiam, Steven Adler et al.',
    'Deep reinforcement learning|Hado van Hasselt, Arthur Guez, David Silver',
    'Semantic memory for WordNet|George Miller',
    'Pre-training of BERT|Jacob Devlin, Ming-Wei Chang, Kenton Lee et al.',
    'A short history of vitamin C|John Smith, Ann Lee',
    'Signs of early attention in fMRI|U Ramer, E L Thorndike',
    'Learning from Vision, Language, and Action|Li Fei-Fei',
    'Logical neurons|McCulloch Warren, Walter Pitts',
    'Sustained attention|M T deBettencourt, E Awh',
  ];
  for (const line of surely) {
    it(`cuts at the bar, and is sure: ${line}`, () => {
      const [title, authors] = line.split('|');
      const divided = divide(line);
      assert.equal(divided.title, title);
      assert.equal(divided.authors.join(', ') + (divided.authorsTruncated ? ' et al.' : ''), authors);
      assert.ok(divided.margin >= sureMargin, String(divided.margin));
    });
  }

  it('takes spaces or a dot where a title is not glued', () => {
    assert.equal(
      divide('Small-scale proxies · Mitchell Wortsman, Peter J. Liu').title,
      'Small-scale proxies',
    );
    assert.equal(divide('Small-scale proxies Mitchell Wortsman, Peter J. Liu').title, 'Small-scale proxies');
  });

  it('takes what follows the last dot for organisations', () => {
    const glued = divide('Small-scale proxies|Mitchell Wortsman et al. · anthropic, amazon-science');
    assert.deepEqual(glued.organizations, ['anthropic', 'amazon-science']);
    assert.deepEqual(glued.authors, ['Mitchell Wortsman']);
    const dotted = divide('Small-scale proxies · Mitchell Wortsman, Li Wei · Google Research');
    assert.deepEqual(dotted.organizations, ['Google Research']);
    assert.deepEqual(dotted.authors, ['Mitchell Wortsman', 'Li Wei']);
  });

  it('keeps a word whole that the abstract has whole', () => {
    const line = 'Notes on OpenAI Gym Greg Brockman, Vicki Cheung';
    assert.equal(divide(line).title, 'Notes on Open');
    assert.equal(divide(line, 'OpenAI Gym is a toolkit.').title, 'Notes on OpenAI Gym');
  });

  it('lets a known name decide', () => {
    const line = 'LEARNING TO PLAYKELVIN XU, JIMMY BA';
    const known: Evidence = { ...nothing, names: new Set(['kelvin xu']) };
    assert.equal(divide(line, '', known).title, 'LEARNING TO PLAY');
    assert.ok(divide(line, '', known).margin >= sureMargin);
  });

  it('keeps the second-best division of a line it is unsure of', () => {
    const divided = divide('LEARNING TO PLAYKELVIN XU, JIMMY BA');
    assert.ok(divided.margin < sureMargin);
    assert.ok(divided.runnerUp !== undefined && divided.runnerUp.title !== divided.title);
  });

  it('offers a cut next to a name that no rule foresees', () => {
    const divided = divide('Spatial mental models|Nancy Franklin, Barbara Tversky, Vicky; Coon');
    assert.ok(divided.margin < sureMargin);
    assert.ok([divided.title, divided.runnerUp?.title].includes('Spatial mental models'));
  });

  it('takes a line without names for a title', () => {
    assert.deepEqual(divide('a title by nobody').authors, []);
    assert.equal(divide('').title, '');
  });
});
