import { About } from './About.tsx';
import { CoursesList } from './CoursesList.tsx';
import { EmergencyList } from './EmergencyList.tsx';
import { EventsList } from './EventsList.tsx';
import { NewsList } from './NewsList.tsx';
import { PlacesList } from './PlacesList.tsx';
import type { Views } from './props.ts';

/** The lists, one part of the app for the window. */
export const lists = { emergency: EmergencyList, places: PlacesList, courses: CoursesList, events: EventsList, news: NewsList, about: About } satisfies Views;
