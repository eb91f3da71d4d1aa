# bahi_embed(TARGET SYMBOL FILE): a static library that holds FILE's bytes between SYMBOL_begin and SYMBOL_end.
function(bahi_embed target symbol file)
  set(assembly ${CMAKE_BINARY_DIR}/${symbol}.S)
  file(WRITE ${assembly} ".section .rodata\n.balign 16\n.global ${symbol}_begin\n${symbol}_begin:\n.incbin \"${file}\"\n.global ${symbol}_end\n${symbol}_end:\n.byte 0\n.section .note.GNU-stack,\"\",@progbits\n")
  set_source_files_properties(${assembly} PROPERTIES OBJECT_DEPENDS ${file})
  add_library(${target} STATIC ${assembly})
  set_target_properties(${target} PROPERTIES LINKER_LANGUAGE CXX)
endfunction()
