import { courseKinds } from '../../core/atlas/entry.ts';
import { useReader } from '../reader.ts';
import { entriesOf, findEntry, shownOf } from '../ui/atlas.ts';
import { CourseCard } from '../ui/cards.tsx';
import { EntryCard, Section } from '../ui/EntryCard.tsx';
import { Empty, ListHead } from '../ui/ListHead.tsx';

/** All courses by kind. A district that knows none says so, and names the pages that tell where to ask. */
export function CoursesList() {
  const reader = useReader();
  const { t, pack } = reader;
  const courses = shownOf(reader, 'courses');
  const own = findEntry(pack, 'pages/myk-german-courses');
  const pages = own ? [own] : entriesOf(pack, 'pages').filter((page) => page.topics.includes('german'));
  return (
    <>
      <ListHead title={t('list.courses')} icon="graduation-cap" />
      {courses.length === 0 && !reader.passes && <Empty text={t('course.none')} />}
      <div data-tool="filter" data-of="courses" />
      {courseKinds.map((kind) => (
        <Section key={kind} title={t(`course.${kind}`)}>
          {courses
            .filter((course) => course.kind === kind)
            .map((course) => (
              <CourseCard key={course.id} entry={course} />
            ))}
        </Section>
      ))}
      <Section title={t('list.pages')}>
        {pages.map((page) => (
          <EntryCard key={page.id} entry={page} />
        ))}
      </Section>
    </>
  );
}
