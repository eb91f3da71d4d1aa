// What the files that find a deed's parties share: the groups that hang on it, who they name, where it was.
#pragma once
#include <cstdint>
#include <span>
#include <vector>

#include "event/draft.h"

namespace bahi::event {

/// Adds those that are not there yet.
void add(std::vector<Filler>& to, const std::vector<Filler>& from);
/// Those that `taken` does not name.
std::vector<Filler> without(const std::vector<Filler>& from, const std::vector<Filler>& taken);
/// Fillers of a group that can act; with `metonymy` a place stands for those who sit there.
std::vector<Filler> actors_of(const View& view, int32_t chunk, bool metonymy);

/// What hangs on the deed: dependents of its verb, of its noun, and of the noun's host.
struct Arguments {
  std::vector<int32_t> of_verb, of_noun;
};
/// With those that the parse hung elsewhere, where a slot asks for them.
Arguments arguments_of(const View& view, const Draft& draft, const std::vector<Slot>& slots);
/// What a slot for this place, or for this marker, says of its filler; Part::none: there is no such slot.
Part part_for(const std::vector<Slot>& slots, Place place, Marker marker);

/// «यात्रा», «बैठक»: a noun that is an event by itself.
bool event_noun(const View& view, int32_t chunk);

/// «भारतीय», «अमेरिकी»: the state named by its adjective, which never is a subject.
bool demonym(const View& view, const Mention& m);
/// Object control: who is asked, ordered, let or accused does what the infinitive tells («A ने B से … करने की मांग की»: B;
/// «A ने B पर … करने का आरोप लगाया»: B). `applies`: the infinitive hangs on such a word, so that A does not do it.
std::vector<Filler> controller(const View& view, const VerbGroup& v, bool* applies);
/// «[स्कूलों को] बंद करने का आदेश», «[सरकार को] हटाने का आदेश»: to whom the infinitive is done; nobody is told.
bool done_to(const View& view, int32_t infinitive, int32_t chunk);
/// «प्रधानमंत्री मोदी जापान रवाना हुए»: who goes, where the group that he opens ends in the place he goes to; else nullptr.
const Mention* goes_to(const View& view, int32_t chunk);

/// «देश में», «राज्यों में»: a state that nobody named is no place to be found on a map.
bool tells_where(const View& view, int32_t entity);
/// Is its marker one of place: «में», «पर», «के भीतर», «के पास», «के सामने», «के बाहर»?
bool says_where(const View& view, int32_t chunk);
/// The place of a deed whose own words name none, from what its clause hangs on and what hangs on its parties.
void find_scene(const View& view, Draft& draft);
/// Does the group say where («मॉस्को में», «दूतावास में»)?
bool names_place(const View& view, int32_t chunk);
/// The place that a group names, and what that is part of.
void add_places(const View& view, int32_t chunk, Draft& draft);
/// «बीजिंग में राजदूत X»: where somebody is posted, not where the deed was.
bool posting(const View& view, int32_t chunk);
/// Does it say where what went before was («गाजा में हमलों के बाद तुर्की ने …»)?
bool of_occasion(const View& view, int32_t chunk, const Draft& draft);
/// Does the group tell where what is spoken of was, rather than the speaking?
bool inside_content(const View& view, int32_t chunk, const Draft& draft);

}  // namespace bahi::event
