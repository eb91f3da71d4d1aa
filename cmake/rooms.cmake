# One static library per room of src/ROOMS, each linked only to the rooms before it: a wrong include fails the room
# test, a wrong call fails to link. Files are found by folder; *_test.cc make the room's own test program.
file(STRINGS ${CMAKE_SOURCE_DIR}/src/ROOMS BAHI_ROOMS)
if(BAHI_TESTS)
  enable_testing()
  find_package(GTest REQUIRED)
  include(GoogleTest)
endif()

# What single rooms need from outside, beside ICU and fmt.
set(BAHI_NEEDS_ingest PkgConfig::GUMBO PkgConfig::ZSTD pugixml::pugixml ZLIB::ZLIB nlohmann_json::nlohmann_json)
set(BAHI_NEEDS_fetch ${CMAKE_DL_LIBS})  # libcurl itself is loaded when something is fetched
set(BAHI_NEEDS_store PkgConfig::SQLITE PkgConfig::ZSTD nlohmann_json::nlohmann_json)
set(BAHI_NEEDS_query nlohmann_json::nlohmann_json)
set(BAHI_NEEDS_serve PkgConfig::MICROHTTPD PkgConfig::SODIUM ZLIB::ZLIB nlohmann_json::nlohmann_json bahi_desk_files
  bahi_api_schema bahi_record_schema)
bahi_desk(bahi_desk_files ${CMAKE_SOURCE_DIR}/web/dist)
bahi_embed(bahi_api_schema bahi_api_schema ${CMAKE_SOURCE_DIR}/schema/api.json)
bahi_embed(bahi_record_schema bahi_record_schema ${CMAKE_SOURCE_DIR}/schema/record.schema.json)

set(earlier "")
foreach(room ${BAHI_ROOMS})
  file(GLOB sources CONFIGURE_DEPENDS ${CMAKE_SOURCE_DIR}/src/${room}/*.cc)
  # What opens the bytes inside the library stays apart: the programs that make those bytes link the room without it.
  set_source_files_properties(${CMAKE_SOURCE_DIR}/src/${room}/builtin.cc PROPERTIES SKIP_UNITY_BUILD_INCLUSION ON)
  set(tests ${sources})
  list(FILTER sources EXCLUDE REGEX "_test\\.cc$")
  list(FILTER tests INCLUDE REGEX "_test\\.cc$")
  if(sources)
    add_library(bahi_${room} STATIC ${sources})
    target_include_directories(bahi_${room} PUBLIC ${CMAKE_SOURCE_DIR}/src ${CMAKE_SOURCE_DIR}/include)
    target_link_libraries(bahi_${room} PUBLIC ${earlier} ICU::uc ICU::data fmt::fmt PRIVATE ${BAHI_NEEDS_${room}})
    target_compile_definitions(bahi_${room} PRIVATE BAHI_VERSION="${PROJECT_VERSION}")
    list(PREPEND earlier bahi_${room})
  endif()
  if(room STREQUAL "fetch")
    target_include_directories(bahi_fetch PRIVATE ${CURL_INCLUDE_DIRS})
  endif()
  if(BAHI_TESTS AND tests)
    add_executable(${room}_test ${tests})
    target_link_libraries(${room}_test PRIVATE ${earlier} GTest::gtest_main nlohmann_json::nlohmann_json)
    target_compile_definitions(${room}_test PRIVATE BAHI_SOURCE_DIR="${CMAKE_SOURCE_DIR}")
    gtest_discover_tests(${room}_test TEST_PREFIX ${room}/ WORKING_DIRECTORY ${CMAKE_SOURCE_DIR} DISCOVERY_TIMEOUT 60)
  endif()
  if(room STREQUAL "lexicon")
    # The tables, checked and compiled, stand inside the library as bytes.
    add_executable(bahi-tables ${CMAKE_SOURCE_DIR}/tools/bahi_tables.cc)
    target_link_libraries(bahi-tables PRIVATE ${earlier})
    file(GLOB tables CONFIGURE_DEPENDS ${CMAKE_SOURCE_DIR}/lang/hi/*.tsv ${CMAKE_SOURCE_DIR}/ontology/*.tsv)
    set(image ${CMAKE_BINARY_DIR}/tables.image)
    add_custom_command(OUTPUT ${image}
      COMMAND bahi-tables ${CMAKE_SOURCE_DIR} ${image} DEPENDS bahi-tables ${tables} VERBATIM)
    bahi_embed(bahi_tables_image bahi_tables_image ${image})
    list(APPEND earlier bahi_tables_image)
  endif()
  if(room STREQUAL "event")
    # What the rooms so far make of the tables stands there too, so that an engine need not make it when it starts.
    add_executable(bahi-rooms ${CMAKE_SOURCE_DIR}/tools/bahi_rooms.cc)
    target_link_libraries(bahi-rooms PRIVATE ${earlier})
    set(rooms_image ${CMAKE_BINARY_DIR}/rooms.image)
    add_custom_command(OUTPUT ${rooms_image} COMMAND bahi-rooms ${rooms_image} DEPENDS bahi-rooms ${image} VERBATIM)
    bahi_embed(bahi_rooms_image bahi_rooms_image ${rooms_image})
    list(APPEND earlier bahi_rooms_image)
  endif()
  if(room STREQUAL "text")
    foreach(set ${BAHI_MODEL_SETS})
      string(MAKE_C_IDENTIFIER ${set} symbol)
      bahi_embed(bahi_model_${symbol} bahi_model_${symbol} ${CMAKE_SOURCE_DIR}/models/${set}/morph.model)
      bahi_embed(bahi_names_${symbol} bahi_names_${symbol} ${CMAKE_SOURCE_DIR}/models/${set}/names.model)
      bahi_embed(bahi_groups_${symbol} bahi_groups_${symbol} ${CMAKE_SOURCE_DIR}/models/${set}/groups.model)
      list(APPEND earlier bahi_model_${symbol} bahi_names_${symbol} bahi_groups_${symbol})
    endforeach()
    bahi_embed(bahi_spelling_model bahi_spelling_model ${CMAKE_SOURCE_DIR}/models/spelling.model)
    list(APPEND earlier bahi_spelling_model)
  endif()
endforeach()
add_library(bahi INTERFACE)
target_link_libraries(bahi INTERFACE ${earlier} Threads::Threads)
set(BAHI_LIBRARIES ${earlier})

# The program that makes the models. It opens none, so those of an older version are no hindrance.
add_executable(bahi-train ${CMAKE_SOURCE_DIR}/tools/bahi_train.cc ${CMAKE_SOURCE_DIR}/tools/learn.cc
  ${CMAKE_SOURCE_DIR}/tools/train_groups.cc ${CMAKE_SOURCE_DIR}/tools/train_morph.cc
  ${CMAKE_SOURCE_DIR}/tools/train_names.cc ${CMAKE_SOURCE_DIR}/tools/train_spelling.cc
  ${CMAKE_SOURCE_DIR}/tools/word_classes.cc)
set_target_properties(bahi-train PROPERTIES UNITY_BUILD OFF)  # each file is a trainer with names of its own
target_link_libraries(bahi-train PRIVATE bahi_name CLI11::CLI11 nlohmann_json::nlohmann_json)
