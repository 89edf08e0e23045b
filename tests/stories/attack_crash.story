# What a signed-in person sends stops neither the server nor the numbering.
ceiling 120
wiqaya init --country MA --languages fr,ar,en
passwords
wiqaya account add secretariat --role secretariat
passwords
file authorities.csv <<END
name,code,reply_days
Administration pénitentiaire,DGAPR,60
END
wiqaya import authorities authorities.csv
wiqaya account add focal --role focal --authority DGAPR
passwords
serve
as secretariat

# Numbers: one that is ahead of the counter stops nobody who comes later, and the counter has an end.
post /api/v1/recommendations {"text":"Première"}
remember year out 'R-([0-9]{4})-0001'
post /api/v1/recommendations {"text":"Prise d’avance","number":"R-$year-0002"}
expect 201
post /api/v1/recommendations {"text":"La suivante"}
expect 201
expect json .number == "R-$year-0003"
post /api/v1/recommendations {"text":"Bien trop loin","number":"R-$year-9223372036854775807"}
expect 422
expect json .errors.0.field == "number"
post /api/v1/recommendations {"text":"Et encore une"}
expect json .number == "R-$year-0004"

# Figures: a dimension twice; visits by what they have not.
get /api/v1/figures/R1?by=authority&by=authority
expect 422
expect json .errors.0.field == "by"
get /api/v1/figures/V1?by=theme
expect 422
expect json .errors.0.field == "by"
get /api/v1/figures/V2?by=place&by=year&by=kind
expect 200

# A word longer than an index holds, looked for and written.
remember w50 abcdefghijklmnopqrstuvwxyzabcdefghijklmnopqrstuvwx
remember w500 ${w50}${w50}${w50}${w50}${w50}${w50}${w50}${w50}${w50}${w50}
remember w3000 ${w500}${w500}${w500}${w500}${w500}${w500}
get /api/v1/recommendations?q=$w3000
expect 200
post /api/v1/recommendations {"text":"Un mot ${w3000} puis la fin","addressee":"DGAPR","sent_on":"2026-01-05"}
expect 201
remember line .lines.0.id
get /api/v1/recommendations?q=$w3000
expect json .count == 1
get /api/v1/recommendations?q=puis%20fin
expect json .count == 1
as focal
post /api/v1/replies {"addressee_line":"$line","text":"${w3000}"}
expect 201
as secretariat

# A name longer than an index holds. Letters that repeat are packed, so these do not.
remember r0 ujzde8gxd6ncf10epf91dhodzdoc9is0j8ht9lgmxg9edn581u33xtplpft75v2seh60kvj50ce9uvw53efr4edt2s
remember r1 ywb3wkh5dnsipzz5fk2z9ri19r0wyojfljooa5lqsaj08xui6d39zzzzg4zdmen2khvdgaj8gxbenyjqwx4hh5344t
remember r2 fjgvq4k7bn7xj8b7tfq7xkwo886vompzom75wbbr4qmw2wxfogo4mvn4a4wfhym4l1vfz3zfkkibj3j4wj99ibag7i
remember r3 1mnbqns6puq80idw3706i8j76b2lajlj4h9du7794g9dpmrcg629be2u66mr26846p7q9m2i0hz2uep1enthjxjqi3
remember r4 ogz5kok16zv0mwufxbv932byv7s6ehogfqrclri1qzj865ufrdl1erbfqfoeqh3av90ric7phkqdlmtt7ns26lrwbq
remember r5 cab69m64p2g158z6tnovmizwdiaeq1kdfy6spsc3lkr2aqxv9upctnwlavyf4r6mp6afqfjzczbttof7jyu5jsjc61
remember r6 6i76bofbcixgy29db8p5qa3e68f7e4qeqpno35ye4scmejvqtia4d5rgn5s7s333h9mtf4bs3e62rynnefj7qxi6rh
remember r7 xo55zbka52ztj0wyuhvauvzhmasqxezyex1rdrgdsjpr16umx1bz99nfd02is5d9ik40vstqqzpt49zhkken659o2v
remember r8 21i9mpflv9fupxqmb0y07nyrvd5rxi67nfrpyz21tbic145aez732pgojj7g3f9caioctiq71hget7myqoaa8t3rup
remember r9 47p9pb0tdbm50fqo1xo5cv0xzmas6en5mtmo3oqsg5lo50djzdnbj0ddlz2uhfkvml73ctyxv2kgafrfw0h9nywt1f
remember r10 d4mx82mux4b0pzcyc3edqmevxrvcqurtaebog43yq15i5latjpuu3xf6mzkp0ec498uk1geqfng052loi03p8hssrr
remember r11 xqqm2plppjsmuezqp67og3cga4o2xcsohdmmex6l2qagwncxvjcnqcnau0xltenc594e0gz9j8fkzr0st0dtw00bxm
remember r12 zzna1k1hfzx3kiad9jzfx6kjwsk7kegy5mtic4udyfkozm4lncz7kywhjpmc9cuhy39t0tp1yx262lba53p23l4zge
remember r13 iw1xf266ccifu6fd6yibehmi5skoewqkur3jq64nq6puxcmlzkruykqh7dx297gq8zxqyxjxvf2olds7qtuacojs10
remember r14 6xdi5ocbdawtg7w8o0tinx4kiapj2gejrzqad9w275pkacd8bzlpkdga9mj0m760l6tetd48ay13f2logqochvqdr9
remember r15 17qsnf6akqpmkumyvpy8447ab1otnzekjcbhgkwjbbcicecexm8eygpnnhccfs4gignsuv1qbwqsdxu64sb0b17gw4
remember r16 d8nfsk1a7msdaw5g5l5w6qksno5khf59guwgzzf1bxntq186kyo3i8cwu7j29uk32qoiv3p6mrtjjpu7wkpumqgkgm
remember r17 yjjtt1rmggrny3caz1o6s3bjqzap10oolh31uqg0pzkq143b07luay5gcq8nkm7wg38n46bx7v03nlz6hwdqryzdae
remember r18 00wqgotz7oz3nkiem49ojw03s9i4woryq1l4arwptu451fxjtydfui7waanesqgjol2wjnz8kf9tm5n7f2h9hq0oi4
remember r19 59d43j5p5k8aku35s3x10elxbbcvg645jcn0ivgxv479ns1v1q9dssw5zv6r6wn5hvmutifcz9z8dztgacm4d68yjf
remember r20 nc3lglc0gaxit9qtl0cub1d57ch0z2eayj409gf4nja1aahfnhi4brp2ldxjfs953qdcadafyttk5dux24kjhxk04y
remember r21 2rvsrdvajt1pyyyo2sauqr1kcsjjr95w8f895ymotdz3nqay38f8weoz7q7u46mmnmflsxwz7jpc5xgx3fjubwr7bg
remember r22 cn5nqr1g2iqcvmlyfbdc9x35ezhfquof6zl2kxpolcqwd9bdq64dgjuamt2g4uxqyhx4yk2pja3mckoexi2gybe2vu
remember r23 o4hxjvodl29j2jr00pjbrsvkq5gu34hj6dn94shqmx1qppgys0kdsjb26v6i2a7slx1c0nrlil7olmff5rlnimtmae
remember r24 70d7wvs5fa04irplxckxaw727ehwpuydsg526b78ibpfolkgtq9bbgmqb37p2gwglcrh356rhhhzi8ooj3zkby07cz
remember r25 dxvzpv1uz9du7jwp1axg7leu1m6boi0z3cccrr8cgqh7a1pcshtwkhd6rf38j2h6is0srpf8s3oym9x39t44tbpvom
remember r26 68yzawkpu9u5rsnsdbk9ew2d7y2wg7oj0vwimr7g4ri0ga09h5zj0rhy23swswz79yua5y2tl8tj1yofvupun1abdq
remember r27 5t8t81771y3wcw2ae7og0x6z9jm05z2v7fkxuxet6lhsv60k7s6n6m0ldgwc0aat9atzgabml59r86jm0hjk76gbge
remember r28 k7531daujpwrkcrgewm2ybdozc2dppocklua3t0q5epyo0tz5bpflkwylasz9xhv8yvzeh1w9pym3swp1crbvjpifm
remember r29 r8i923pkxwnzynt46no2iq2x8pz6nih6f8rybjtayfloumge9x6tmetfosizswz3irlbxw0b3pzwglshroczck1mtj
remember r30 yc9tlo57q1wahscdphcunwf0zor7fw12v626dn16i5mc9ql8kp8qpdkww0fmtii54ppa62iwtijpvh91kj3znhsax5
remember r31 ncdrtmht2hku23xsk9eca35fvqg515m8uawfsqpfibbzjsxl7kgtuylwuoxi9xqpdcgzdn515ktfjoki2zfc24mnxa
remember r32 c61jsed60ve2alkysa2wm4f8u7318jzfdvt0x4itv7bmo2fjx90x7p2zqholm9hoqgm7q5o93o8h6f0e2i696h6g3z
remember r33 8km4fixdzpdxcan3thi1fmhwkxvaqhpx67w5cwgw9uhcpqwm2b2hb5heqlj9syjq8r2abvj564ccelz4k2zo7exv7n
remember r34 ticnkx3v3ywuav4vobp3cjjryre6qw7ic9gm1gxspjetvx6pw9zvdvu46xppwjina3z2ztkejttq9vemfltw3w1e5u
remember r35 lrq8bkrpbndz2ms6gmpdidfeviamr8aubnuub5zvld0cfv5zq3abuud0vkfbjnj7fwx1w89jvoq4ct939rx77riqa9
remember r36 4gxjozfbihd86n9lqxjlk7bwp25nwy3nubgaezwdoy0yobqbq1pownu1rt5nk4ritsfva5pku2ndnxc2l1itbhjait
remember r37 j6wgk3zf0vzvcpmaci6o1gbduehh5i71alo8j86h7w5ewnoerlaqrecm6d09xrauc38s9v0rz1u80yjyy0jap6qypm
remember r38 hfcdz9u29u3a446v8ypywez7rue8oqq4w74oje7x7n7kxplj3lcuyx1h0jqygxw77t2frzs2h24l7jaix57px7vyqb
remember r39 9maqdlt8ruqpq2f75fmi1sxc2yxcs01qwpyimxenvef2yz705bg33104le2z5i6aomz8cs9vy3hfoeag5fn3dmv4d9
remember r ${r0}${r1}${r2}${r3}${r4}${r5}${r6}${r7}${r8}${r9}${r10}${r11}${r12}${r13}${r14}${r15}${r16}${r17}${r18}${r19}${r20}${r21}${r22}${r23}${r24}${r25}${r26}${r27}${r28}${r29}${r30}${r31}${r32}${r33}${r34}${r35}${r36}${r37}${r38}${r39}
post /api/v1/authorities {"name":"Direction","aliases":["$r","Autre"]}
expect 201
get /api/v1/recommendations?addressee=Autre
expect 200

# A list in which nothing is right: reading stops before memory does.
repeat bad.csv 99000 'text,addressee,place,visit,theme,kind,horizon,issued_on,source,sent_on,reply_due_on,replied_on,position,implementation,assessed_on,assessor\n'
form /import at /import entity=recommendations file=bad.csv
expect 303
get /api/v1/jobs
remember bad .items.0.id
poll /api/v1/jobs/$bad .state == "refused"
get /healthz
expect 200

# What stands in the key of a request that may be sent again.
header Idempotency-Key: once
post /api/v1/recommendations?x=$r {"text":"Une fois","addressee":"DGAPR"}
expect 201
remember number .number
header Idempotency-Key: once
post /api/v1/recommendations?x=$r {"text":"Une fois","addressee":"DGAPR"}
expect 201
expect json .number == "$number"
header Idempotency-Key: ÿ
post /api/v1/recommendations {"text":"Deux fois","addressee":"DGAPR"}
expect 201
