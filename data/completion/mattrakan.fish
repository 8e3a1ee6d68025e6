# SPDX-License-Identifier: GPL-3.0-or-later
#
# fish: what TAB completes behind `mattrakan`. The program itself says what there is.

function __mattrakan_complete
    set -l words (commandline -opc)
    set -l typed (commandline -ct)
    for line in ($words[1] complete -- $words[2..-1] "$typed" 2>/dev/null)
        if string match -q ':files*' -- $line
            __fish_complete_path "$typed"
        else
            echo $line
        end
    end
end
complete -c mattrakan -f -a '(__mattrakan_complete)'
