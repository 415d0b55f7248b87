/**
 * Completes in bash 3.2 and later, without the package bash-completion, and may be read twice: the library's own script needs the one
 * and forbids the other. It evaluates nothing of what was typed. Bash cuts words at `=` and `:`, which they are joined at again, and wants
 * of an answer only what comes after the last cut. Without an answer it offers file names (`-o default`).
 */
export const BASH_SCRIPT = `# bash completion for heddle

__heddle_complete() {
    local words=() cut='' joins='' word line i
    COMPREPLY=()
    for ((i = 1; i <= COMP_CWORD; i++)); do
        word=\${COMP_WORDS[i]}
        if [[ \${#words[@]} -gt 0 && ( -n $joins || $word == [=:]* ) ]]; then
            words[\${#words[@]}-1]+=$word
        else
            words+=("$word")
        fi
        if [[ $word == [=:]* ]]; then joins=1; else joins=''; fi
    done
    local current=\${words[\${#words[@]}-1]} last=\${COMP_WORDS[COMP_CWORD]}
    [[ $last == [=:]* ]] && last=''
    cut=\${current%"$last"}
    while IFS= read -r line; do
        word=\${line%%$'\\t'*}
        # An option's value comes without the option.
        [[ $current == --*=* && $word != --* ]] && word=\${current%%=*}=$word
        [[ $line != :* && $word == "$current"* ]] && COMPREPLY+=("\${word#"$cut"}")
    done < <(heddle complete -- "\${words[@]}" 2>/dev/null)
}

complete -o default -F __heddle_complete heddle
`
